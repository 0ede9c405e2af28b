package dev.hinomi.alerts.query;

/** The query of a Datadog monitor. */
public sealed interface Monitor permits MetricMonitor, RemoteMonitor {

    /** The query as this library writes it; parsing it gives an equal query. */
    String canonical();

    /** Whether this process can evaluate it and, if not, which part it cannot. */
    Evaluability evaluability();

    /**
     * Reads a query as it stands in a Datadog monitor, with or without the comparison at its end.
     *
     * @throws QuerySyntaxException when Datadog would not accept it, with the column and what was expected there
     */
    static Monitor parse(String source) {
        return new MonitorParser(source).parse();
    }
}
