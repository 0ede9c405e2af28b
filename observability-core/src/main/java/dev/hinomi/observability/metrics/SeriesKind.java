package dev.hinomi.observability.metrics;

import dev.hinomi.observability.metrics.wire.SeriesType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the numbers that a meter has, which becomes a series.
 *
 * @param suffix what is appended to the meter's name, such as {@code .count}; empty for a meter with one number
 * @param type how Datadog adds it up
 * @param statisticTag the value of a {@code statistic} tag that tells the numbers of one name apart, {@code null} if
 *     none is needed
 * @param unitOverride the unit where it is not the meter's own, {@code null} otherwise
 */
record SeriesKind(
        String suffix,
        SeriesType type,
        @Nullable String statisticTag,
        @Nullable String unitOverride) {

    /** Events, in the unit of the meter. */
    static SeriesKind count(String suffix) {
        return new SeriesKind(suffix, SeriesType.COUNT, null, null);
    }

    /** How often something happened. */
    static SeriesKind occurrences() {
        return new SeriesKind(".count", SeriesType.COUNT, null, "occurrence");
    }

    /** A state. */
    static SeriesKind gauge(String suffix) {
        return new SeriesKind(suffix, SeriesType.GAUGE, null, null);
    }

    /** The unit that differs from the meter's own, if any. */
    Optional<String> unit() {
        return Optional.ofNullable(unitOverride);
    }
}
