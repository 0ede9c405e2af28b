package dev.hinomi.observability.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a series is in Datadog, whatever its tags.
 *
 * @param name as Datadog stores it
 * @param suffix what it has behind the name of its meter, such as {@code .count}; empty for a meter with one number
 * @param type {@code count} or {@code gauge}
 * @param unit in Datadog's words, empty if there is none or Datadog has no name for it
 */
public record PublishedSeries(String name, String suffix, String type, Optional<String> unit) {
    /**
     * The series that a meter becomes, one for each name.
     *
     * @param name the meter's name
     * @param type its type; of {@link Meter.Type#OTHER} nothing is known
     * @param unit its base unit, {@code null} if it has none; a timer has its own
     * @param convention what the application makes of names
     */
    public static List<PublishedSeries> of(
            String name, Meter.Type type, @Nullable String unit, NamingConvention convention) {
        String baseUnit = isTimer(type) ? Source.TIME_UNIT.name().toLowerCase(Locale.ROOT) : unit;
        return Source.kindsOf(type).stream()
                .map(kind -> of(name, type, baseUnit, kind, convention))
                .map(series -> type == Meter.Type.LONG_TASK_TIMER ? series.withoutUnit() : series)
                .toList();
    }

    static PublishedSeries of(
            String name, Meter.Type type, @Nullable String unit, SeriesKind kind, NamingConvention convention) {
        return new PublishedSeries(
                DatadogNames.metricName(convention.name(name + kind.suffix(), type, unit)),
                kind.suffix(),
                kind.type().label(),
                kind.unit().or(() -> DatadogUnits.of(unit)));
    }

    private static boolean isTimer(Meter.Type type) {
        return type == Meter.Type.TIMER || type == Meter.Type.LONG_TASK_TIMER;
    }

    /** Of a timer of running tasks one name has both how many they are and how long they take. */
    private PublishedSeries withoutUnit() {
        return new PublishedSeries(name, suffix, type, Optional.empty());
    }
}
