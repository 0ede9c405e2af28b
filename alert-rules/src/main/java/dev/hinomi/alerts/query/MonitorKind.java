package dev.hinomi.alerts.query;

/** What monitors are about, with the type that Datadog's API gives them. */
public enum MonitorKind {
    /** Metrics; {@code metric alert} is the same. */
    METRIC("query alert"),
    /** Logs. */
    LOGS("log alert"),
    /** Events. */
    EVENTS("event-v2 alert"),
    /** Audit trail. */
    AUDIT("audit alert"),
    /** CI pipelines. */
    CI_PIPELINES("ci-pipelines alert"),
    /** CI tests. */
    CI_TESTS("ci-tests alert"),
    /** Issues of error tracking. */
    ERROR_TRACKING("error-tracking alert"),
    /** Database samples. */
    DATABASE("database-monitoring alert"),
    /** Network flows. */
    NETWORK_PERFORMANCE("network-performance alert"),
    /** Network paths. */
    NETWORK_PATH("network-path alert"),
    /** Real user monitoring. */
    RUM("rum alert"),
    /** Spans. */
    SPANS("trace-analytics alert"),
    /** Named queries of any of these in a formula; the options say which. */
    FORMULA("formula"),
    /** Cost. */
    COST("cost alert"),
    /** Statuses of a check. */
    SERVICE_CHECK("service check"),
    /** Running processes. */
    PROCESSES("process alert"),
    /** Service level objectives. */
    SLO("slo alert"),
    /** Other monitors. */
    COMPOSITE("composite");

    private final String type;

    MonitorKind(String type) {
        this.type = type;
    }

    /** The type in Datadog's API; {@code formula} where the query alone does not say it. */
    public String type() {
        return type;
    }
}
