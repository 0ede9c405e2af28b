package dev.hinomi.alerts.words;

import java.util.Locale;

/** How an incident stands, which is the first word of each message about it. */
public enum FirstWord {
    /** It is critical. */
    CRITICAL,
    /** It is a warning. */
    WARNING,
    /** Values are healthy, but not yet for as long as the rule asks. */
    RECOVERING,
    /** It is over. */
    RESOLVED;

    /** Its name in a rule file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
