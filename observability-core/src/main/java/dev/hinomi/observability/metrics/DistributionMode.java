package dev.hinomi.observability.metrics;

import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;

/** Which timers and distribution summaries are sent as distributions too, from which Datadog makes percentiles of a fleet. */
public enum DistributionMode {
    /** Those that ask for percentiles: with {@code publishPercentileHistogram} or {@code publishPercentiles}. */
    REQUESTED {
        @Override
        boolean includes(DistributionStatisticConfig statistics) {
            return statistics.isPublishingPercentiles() || Boolean.TRUE.equals(statistics.isPercentileHistogram());
        }
    },

    /** Every one. */
    ALL {
        @Override
        boolean includes(DistributionStatisticConfig statistics) {
            return true;
        }
    },

    /** None; {@code publishPercentiles} makes gauges of one instance. */
    OFF {
        @Override
        boolean includes(DistributionStatisticConfig statistics) {
            return false;
        }
    };

    /** Whether a meter with these statistics is sent as a distribution. */
    abstract boolean includes(DistributionStatisticConfig statistics);

    /**
     * The same statistics without percentiles of this process: those of a fleet take their place, and cost no histogram of
     * Micrometer's.
     */
    static DistributionStatisticConfig withoutPercentiles(DistributionStatisticConfig statistics) {
        return DistributionStatisticConfig.builder()
                .percentiles()
                .percentilesHistogram(false)
                .build()
                .merge(statistics);
    }
}
