package dev.hinomi.alerts.logs;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.series.MeasurementSource;
import java.util.Collection;

/** Events of this process as series: counted as they happen, whether or not they are shipped. Thread-safe. */
public sealed interface CountingSource extends MeasurementSource permits LogCounts, EventCounts {

    /** Counts what these rules look for from now on, and goes on with what was counted before. */
    void follow(Collection<AlertRule> rules);

    /** Who is woken by an event that may matter at once; must do no more than wake somebody. */
    void wakes(Runnable sleeper);
}
