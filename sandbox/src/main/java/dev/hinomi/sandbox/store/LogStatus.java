package dev.hinomi.sandbox.store;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The statuses that Datadog gives to log entries, from the worst to the mildest. */
public enum LogStatus {
    /** The system is unusable. */
    EMERGENCY,
    /** Act at once. */
    ALERT,
    /** Critical. */
    CRITICAL,
    /** An error. */
    ERROR,
    /** A warning. */
    WARNING,
    /** Normal, but worth knowing. */
    NOTICE,
    /** Information; also whatever cannot be read. */
    INFO,
    /** For debugging. */
    DEBUG,
    /** All is well. */
    OK;

    private static final LogStatus[] BY_SYSLOG_NUMBER = {EMERGENCY, ALERT, CRITICAL, ERROR, WARNING, NOTICE, INFO, DEBUG
    };

    /**
     * Reads a status as Datadog's log status remapper does: a syslog number or a prefix, otherwise {@link #INFO}.
     * Source: docs.datadoghq.com/logs/log_configuration/processors (log status remapper).
     *
     * @param raw the value sent
     * @return the status; {@code SEVERE} becomes {@link #OK} and {@code FINE} {@link #EMERGENCY}, as in Datadog
     */
    public static LogStatus remap(@Nullable String raw) {
        if (raw == null || raw.isBlank()) {
            return INFO;
        }
        String text = raw.strip().toLowerCase(Locale.ROOT);
        if (text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '7') {
            return BY_SYSLOG_NUMBER[text.charAt(0) - '0'];
        }
        if (text.startsWith("emerg")) {
            return EMERGENCY;
        }
        if (text.startsWith("err")) {
            return ERROR;
        }
        return switch (text.charAt(0)) {
            case 'f' -> EMERGENCY;
            case 'a' -> ALERT;
            case 'c' -> CRITICAL;
            case 'w' -> WARNING;
            case 'n' -> NOTICE;
            case 'd', 't', 'v' -> DEBUG;
            case 'o', 's' -> OK;
            default -> INFO;
        };
    }

    /**
     * The name as Datadog writes it in searches.
     *
     * @return for instance {@code error} or {@code warn}
     */
    public String label() {
        return switch (this) {
            case WARNING -> "warn";
            case EMERGENCY -> "emergency";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }
}
