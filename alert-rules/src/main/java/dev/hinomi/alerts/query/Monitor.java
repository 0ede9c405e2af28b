package dev.hinomi.alerts.query;

import java.util.List;
import java.util.Optional;

/** The query of a Datadog monitor. */
public sealed interface Monitor permits MetricMonitor, RemoteMonitor {

    /** What it is about. */
    MonitorKind kind();

    /** The comparison with a number at its end, if that was written. */
    Optional<Comparison> comparison();

    /** The query as this library writes it; parsing it gives an equal query. */
    String canonical();

    /** Where it can be evaluated and, if not in this process, which part stands in the way. */
    Evaluability evaluability();

    /** What is odd about it, such as a window longer than Datadog documents. */
    List<Finding> findings();

    /**
     * Reads a query as it stands in a Datadog monitor, with or without the comparison at its end.
     *
     * @throws QuerySyntaxException when Datadog would not accept it, with the column and what was expected there
     */
    static Monitor parse(String source) {
        return new MonitorParser(source).parse();
    }
}
