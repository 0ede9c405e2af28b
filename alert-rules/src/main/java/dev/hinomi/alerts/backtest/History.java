package dev.hinomi.alerts.backtest;

import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.series.SeriesKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Series as they were recorded, or as somebody imagines them. Not safe for use by several threads. */
public final class History {

    private final Map<SeriesKey, RecordedSeries> all = new LinkedHashMap<>();

    /** A history without series. */
    public History() {}

    /**
     * The series of momentary values with this name and these tags, empty at first.
     *
     * @throws IllegalArgumentException when there is one of counts
     */
    public RecordedSeries gauge(SeriesKey key) {
        return of(key, Sample.Kind.GAUGE);
    }

    /**
     * The series of counts with this name and these tags, empty at first.
     *
     * @throws IllegalArgumentException when there is one of momentary values
     */
    public RecordedSeries count(SeriesKey key) {
        return of(key, Sample.Kind.INCREMENT);
    }

    /**
     * The series of counts with this name and these tags of which a process keeps the total, as it does of its events, empty at first.
     *
     * @throws IllegalArgumentException when there is another one
     */
    public RecordedSeries total(SeriesKey key) {
        return of(key, Sample.Kind.CUMULATIVE);
    }

    private RecordedSeries of(SeriesKey key, Sample.Kind kind) {
        RecordedSeries series = all.computeIfAbsent(key, name -> new RecordedSeries(name, kind));
        if (series.kind() != kind) {
            throw new IllegalArgumentException("the series is a count in one place and a gauge in another");
        }
        return series;
    }

    /** Every series. */
    public Collection<RecordedSeries> series() {
        return Collections.unmodifiableCollection(all.values());
    }

    /** How many points there are in all. */
    public long points() {
        return all.values().stream().mapToLong(RecordedSeries::size).sum();
    }

    /** The time of the first point. */
    public Optional<Instant> first() {
        return moment(filled().mapToLong(series -> series.time(0)).min());
    }

    /** The time of the last point. */
    public Optional<Instant> last() {
        return moment(
                filled().mapToLong(series -> series.time(series.size() - 1)).max());
    }

    private Stream<RecordedSeries> filled() {
        return all.values().stream().filter(series -> series.size() > 0);
    }

    private static Optional<Instant> moment(OptionalLong millis) {
        return millis.isPresent() ? Optional.of(Instant.ofEpochMilli(millis.getAsLong())) : Optional.empty();
    }
}
