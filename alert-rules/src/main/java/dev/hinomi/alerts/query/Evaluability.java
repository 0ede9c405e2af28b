package dev.hinomi.alerts.query;

/** Where a query can be evaluated. */
public sealed interface Evaluability {

    /** In this process, from its own points. */
    record InProcess() implements Evaluability {}

    /**
     * By Datadog alone.
     *
     * @param part the part of the query that this process cannot evaluate
     * @param span where it stands
     * @param why what this process lacks
     */
    record DatadogOnly(String part, Span span, String why) implements Evaluability {}
}
