package dev.hinomi.alerts.words;

import java.util.Arrays;
import java.util.Locale;

/** The languages in which messages are written. */
public enum Language {
    /** English. */
    ENGLISH(Locale.ENGLISH),
    /** Japanese. */
    JAPANESE(Locale.JAPANESE);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** Its two letters, as in a rule file. */
    public String code() {
        return locale.getLanguage();
    }

    /** How it writes days. */
    Locale locale() {
        return locale;
    }

    /**
     * The language with these two letters.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Language of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("the language must be en or ja, but was \"" + code + "\""));
    }
}
