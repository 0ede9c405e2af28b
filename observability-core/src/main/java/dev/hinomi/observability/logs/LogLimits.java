package dev.hinomi.observability.logs;

/** How large one log line may become, and its parts. Sources: Datadog's "Log collection" page and its intake limits. */
public final class LogLimits {
    /** Most bytes of a message: what Datadog keeps of it in an index. */
    public static final int MESSAGE_BYTES = 75 * 1024;

    /** Most bytes of any other text: what Datadog keeps of it in an index. */
    public static final int FIELD_BYTES = 25 * 1024;

    /** Most attributes that an application can add to one line, nested ones included; Datadog takes fewer than 256. */
    public static final int ATTRIBUTES = 200;

    /** Deepest nesting inside an attribute; Datadog takes fewer than 10 levels. */
    public static final int DEPTH = 8;

    /** Longest attribute name in characters; Datadog takes fewer than 50. */
    public static final int NAME_CHARS = 49;

    /** Beyond this length in bytes a line gets no further attributes, so that it stays below 256 kB. */
    public static final int LINE_BYTES = 200_000;

    private LogLimits() {}

    /** A name of an attribute, or the beginning of one that is too long. */
    static String cutName(String name) {
        return name.length() <= NAME_CHARS ? name : name.substring(0, NAME_CHARS);
    }
}
