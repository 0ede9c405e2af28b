package dev.hinomi.observability.metrics;

import dev.hinomi.observability.datadog.DatadogLimits;
import dev.hinomi.observability.metrics.wire.SeriesForm;
import java.time.Duration;

/**
 * How a registry publishes.
 *
 * @param step how often points are published: whole seconds from 1 s to 1 h, because points are stamped in seconds, and
 *     Datadog refuses those older than an hour
 * @param form the form in which series are sent
 * @param idleSteps after how many steps in which nothing happened a counter, timer or summary is no longer published until
 *     something happens to it: 1 to {@value #MOST_IDLE_STEPS}
 * @param distributions which timers and summaries are sent as distributions too
 */
public record PublishSettings(Duration step, SeriesForm form, int idleSteps, DistributionMode distributions) {
    /** How often points are published unless told otherwise. */
    public static final Duration DEFAULT_STEP = Duration.ofSeconds(60);

    /** After how many steps in which nothing happened a meter falls silent unless told otherwise. */
    public static final int DEFAULT_IDLE_STEPS = 10;

    /** The most steps that a meter to which nothing happens may go on publishing zeros: a day of seconds. */
    public static final int MOST_IDLE_STEPS = 86_400;

    private static final Duration LONGEST_STEP = DatadogLimits.OLDEST_POINT;

    /** Settings in their ranges. */
    public PublishSettings {
        if (step.toNanosPart() != 0 || step.toSeconds() < 1 || step.compareTo(LONGEST_STEP) > 0) {
            throw new IllegalArgumentException(
                    "The step must be a whole number of seconds from 1 s to 1 h, but is " + step + ".");
        }
        if (idleSteps < 1 || idleSteps > MOST_IDLE_STEPS) {
            throw new IllegalArgumentException(
                    "The idle steps must be 1 to " + MOST_IDLE_STEPS + ", but are " + idleSteps + ".");
        }
    }

    /** Every minute, in the second form, with distributions of the meters that ask for percentiles. */
    public static PublishSettings ofDefaults() {
        return new PublishSettings(DEFAULT_STEP, SeriesForm.V2, DEFAULT_IDLE_STEPS, DistributionMode.REQUESTED);
    }

    /** The same with another step. */
    public PublishSettings withStep(Duration value) {
        return new PublishSettings(value, form, idleSteps, distributions);
    }

    /** The same with another form of series. */
    public PublishSettings withForm(SeriesForm value) {
        return new PublishSettings(step, value, idleSteps, distributions);
    }

    /** The same with other idle steps. */
    public PublishSettings withIdleSteps(int value) {
        return new PublishSettings(step, form, value, distributions);
    }

    /** The same with other distributions. */
    public PublishSettings withDistributions(DistributionMode value) {
        return new PublishSettings(step, form, idleSteps, value);
    }
}
