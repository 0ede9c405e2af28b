package dev.hinomi.alerts.notify;

import java.util.Arrays;

/** The languages in which messages are written. */
public enum Language {
    /** English. */
    ENGLISH("en"),
    /** Japanese. */
    JAPANESE("ja");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** Its two letters, as in a rule file. */
    public String code() {
        return code;
    }

    /**
     * The language with these two letters.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Language of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("the language must be en or ja, but was \"" + code + "\""));
    }
}
