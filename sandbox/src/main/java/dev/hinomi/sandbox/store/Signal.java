package dev.hinomi.sandbox.store;

import java.util.Locale;

/** What kind of payload something belongs to. */
public enum Signal {
    /** Log entries. */
    LOGS,
    /** Count, gauge and rate series. */
    SERIES,
    /** Distribution points. */
    DISTRIBUTIONS,
    /** Spans. */
    TRACES,
    /** Events and service checks. */
    EVENTS,
    /** Slack messages. */
    SLACK,
    /** Anything else that was asked. */
    OTHER;

    /**
     * The name used in addresses and JSON.
     *
     * @return for instance {@code logs}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
