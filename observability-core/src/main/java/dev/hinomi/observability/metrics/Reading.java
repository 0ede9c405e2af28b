package dev.hinomi.observability.metrics;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One number of one meter, which becomes one point.
 *
 * @param suffix what is appended to the meter's name, such as {@code .count}; empty for a meter with one number
 * @param type how Datadog adds it up
 * @param value the number
 * @param statisticTag the value of a {@code statistic} tag that tells the numbers of one name apart, {@code null} if
 *     none is needed
 * @param unitOverride the unit where it is not the meter's own, {@code null} otherwise
 */
public record Reading(
        String suffix,
        SeriesType type,
        double value,
        @Nullable String statisticTag,
        @Nullable String unitOverride) {

    static Reading count(String suffix, double value) {
        return new Reading(suffix, SeriesType.COUNT, value, null, null);
    }

    static Reading occurrences(double value) {
        return new Reading(".count", SeriesType.COUNT, value, null, "occurrence");
    }

    static Reading gauge(String suffix, double value) {
        return new Reading(suffix, SeriesType.GAUGE, value, null, null);
    }

    /** Whether the number can be sent: Datadog takes no NaN and no infinity. */
    public boolean isFinite() {
        return Double.isFinite(value);
    }

    /** The unit that differs from the meter's own, if any. */
    public Optional<String> unit() {
        return Optional.ofNullable(unitOverride);
    }
}
