package dev.hinomi.sandbox.store;

/** What Datadog or Slack does with a value that breaks a rule. */
public enum Effect {
    /** The whole request is refused. */
    REJECTED("rejected"),
    /** The value is cut. */
    TRUNCATED("truncated"),
    /** The entry is accepted and then silently lost. */
    DROPPED("dropped"),
    /** The value is stored, but cannot be searched. */
    NOT_INDEXED("not indexed"),
    /** The value is changed, for instance lower-cased. */
    CHANGED("changed"),
    /** The value works, but probably not as its sender meant. */
    SUSPICIOUS("suspicious");

    private final String words;

    Effect(String words) {
        this.words = words;
    }

    /**
     * The effect in words.
     *
     * @return for instance {@code not indexed}
     */
    public String words() {
        return words;
    }
}
