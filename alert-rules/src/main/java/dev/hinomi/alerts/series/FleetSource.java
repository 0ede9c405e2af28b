package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.MetricMonitor;

/**
 * Who knows the metrics of all processes. Asked at every step on the engine's thread, so it never waits: it answers what it has
 * heard last, and takes the question itself as the wish to hear it again. Thread-safe.
 */
@FunctionalInterface
public interface FleetSource {

    /** Nobody knows anything. */
    FleetSource NONE = query -> new FleetAnswer.Unknown();

    /** The latest answer to a query. */
    FleetAnswer latest(MetricMonitor query);
}
