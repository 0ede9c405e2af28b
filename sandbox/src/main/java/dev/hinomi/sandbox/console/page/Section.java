package dev.hinomi.sandbox.console.page;

/** The parts of the console, in the order of its navigation. */
public enum Section {
    /** The first page. */
    OVERVIEW("/", "Overview", "o"),
    /** Log entries. */
    LOGS("/logs", "Logs", "l"),
    /** Series. */
    METRICS("/metrics", "Metrics", "m"),
    /** What services say of their own delivery. */
    DELIVERY("/delivery", "Delivery", "d"),
    /** Traces. */
    TRACES("/traces", "Traces", "t"),
    /** Events and service checks. */
    EVENTS("/events", "Events", "e"),
    /** Alert rules. */
    ALERTS("/alerts", "Alerts", "a"),
    /** What went wrong, and who was called. */
    INCIDENTS("/incidents", "Incidents", "i"),
    /** Slack messages. */
    SLACK("/slack", "Slack", "s"),
    /** Broken rules. */
    PROBLEMS("/problems", "Problems", "p"),
    /** Scripted faults. */
    FAULTS("/faults", "Faults", "f");

    private final String path;
    private final String label;
    private final String key;

    Section(String path, String label, String key) {
        this.path = path;
        this.label = label;
        this.key = key;
    }

    /**
     * Where it begins.
     *
     * @return an address on this server
     */
    public String path() {
        return path;
    }

    /**
     * What it is called.
     *
     * @return one word
     */
    public String label() {
        return label;
    }

    /**
     * The key that follows {@code g}.
     *
     * @return one letter
     */
    public String key() {
        return key;
    }
}
