package dev.hinomi.sandbox.store;

import java.time.Instant;
import java.util.List;

/** Everything the sandbox has received, each kind in its own bounded memory. Thread-safe. */
public final class Store {

    private static final int PROBLEM_BYTES = 600;

    private final Changes changes = new Changes();
    private final Counters counters = new Counters();
    private final Ring<LogEntry> logs;
    private final Ring<Exchange> exchanges;
    private final Ring<Problem> problems;
    private final Ring<EventEntry> events;
    private final Metrics metrics;
    private final Traces traces;
    private final SlackMessages slack;

    /**
     * An empty store.
     *
     * @param bounds how much it keeps
     */
    public Store(StoreBounds bounds) {
        this.logs = new Ring<>("logs", bounds.logs(), changes);
        this.exchanges = new Ring<>("requests", bounds.exchanges(), changes);
        this.problems = new Ring<>("problems", bounds.problems(), changes);
        this.events = new Ring<>("events", bounds.events(), changes);
        this.metrics = new Metrics(bounds.series(), changes);
        this.traces = new Traces(bounds.spans(), changes);
        this.slack = new SlackMessages(bounds.slackMessages(), changes);
    }

    /**
     * Stores what is wrong with a payload.
     *
     * @param at when it was received
     * @param signal what it carried
     * @param exchangeId the request it was in
     * @param findings the rules it broke
     */
    public void report(Instant at, Signal signal, long exchangeId, List<Finding> findings) {
        counters.add(Counter.PROBLEMS, findings.size());
        for (Finding finding : findings) {
            problems.add(id -> new Problem(id, at, signal, exchangeId, finding), PROBLEM_BYTES);
        }
    }

    /** Forgets everything and sets every count to 0. */
    public void clear() {
        counters.clear();
        logs.clear();
        exchanges.clear();
        problems.clear();
        events.clear();
        metrics.clear();
        traces.clear();
        slack.clear();
    }

    /**
     * Who to ask about changes.
     *
     * @return the changes of every kind
     */
    public Changes changes() {
        return changes;
    }

    /**
     * The exact counts.
     *
     * @return the counters
     */
    public Counters counters() {
        return counters;
    }

    /**
     * The log entries.
     *
     * @return the ring
     */
    public Ring<LogEntry> logs() {
        return logs;
    }

    /**
     * The raw requests and answers.
     *
     * @return the ring
     */
    public Ring<Exchange> exchanges() {
        return exchanges;
    }

    /**
     * The broken rules.
     *
     * @return the ring
     */
    public Ring<Problem> problems() {
        return problems;
    }

    /**
     * The events and service checks.
     *
     * @return the ring
     */
    public Ring<EventEntry> events() {
        return events;
    }

    /**
     * The series.
     *
     * @return the series
     */
    public Metrics metrics() {
        return metrics;
    }

    /**
     * The traces.
     *
     * @return the traces
     */
    public Traces traces() {
        return traces;
    }

    /**
     * The Slack messages.
     *
     * @return the messages
     */
    public SlackMessages slack() {
        return slack;
    }
}
