package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.series.MeasurementSource;
import java.time.Duration;

/**
 * What probes look at besides the points of a store.
 *
 * @param source what is counted, and who knows the fleet
 * @param step the time between two steps
 * @param beginning whether nothing was evaluated before, so that whatever was counted by now was counted for these rules
 */
record Inputs(MeasurementSource source, Duration step, boolean beginning) {}
