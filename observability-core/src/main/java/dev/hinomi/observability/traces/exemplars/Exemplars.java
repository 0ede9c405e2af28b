package dev.hinomi.observability.traces.exemplars;

import dev.hinomi.observability.traces.TraceIds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Exemplars by metric and tags, for alerts to link to. Holds at most {@value #MOST_SERIES} series of at most four exemplars,
 * about 1 KB each; later series have none. Thread-safe.
 */
public final class Exemplars {
    /** How many series may have exemplars. */
    public static final int MOST_SERIES = 2_000;

    private final Map<Key, ExemplarSeries> series = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Supplier<Optional<TraceIds>> tracer;

    Exemplars(InstantSource clock, Supplier<Optional<TraceIds>> tracer) {
        this.clock = clock;
        this.tracer = tracer;
    }

    /** No exemplars yet, of the traces that are current where something is recorded. */
    public static Exemplars create(InstantSource clock) {
        return new Exemplars(clock, TraceIds::current);
    }

    /**
     * The series of a metric with these tags, to which recordings are offered; empty if there are too many already.
     *
     * @param metric the metric's name, in the form in which it is asked for
     * @param tags its tags, in the form in which they are asked for
     * @param failing whether its tags say that what it records has failed: {@link Failure}
     */
    public Optional<ExemplarSeries> series(String metric, List<String> tags, boolean failing) {
        Key key = new Key(metric, List.copyOf(tags));
        ExemplarSeries known = series.get(key);
        if (known != null || series.size() >= MOST_SERIES) {
            return Optional.ofNullable(known);
        }
        return Optional.of(series.computeIfAbsent(key, wanted -> new ExemplarSeries(failing, clock, tracer)));
    }

    /** The slowest recording of a metric since a time, among the series whose tags are wanted. */
    public Optional<Exemplar> slowest(String metric, Predicate<List<String>> tags, Instant since) {
        return kept(metric, tags, since, ExemplarSeries::slowest).max(Comparator.comparingDouble(Exemplar::value));
    }

    /** The latest recording that failed of a metric since a time, among the series whose tags are wanted. */
    public Optional<Exemplar> failed(String metric, Predicate<List<String>> tags, Instant since) {
        return kept(metric, tags, since, ExemplarSeries::failed).max(Comparator.comparing(Exemplar::at));
    }

    private Stream<Exemplar> kept(
            String metric,
            Predicate<List<String>> tags,
            Instant since,
            Function<ExemplarSeries, Stream<Exemplar>> which) {
        return series.entrySet().stream()
                .filter(entry -> entry.getKey().metric().equals(metric)
                        && tags.test(entry.getKey().tags()))
                .flatMap(entry -> which.apply(entry.getValue()))
                .filter(exemplar -> !exemplar.at().isBefore(since));
    }

    private record Key(String metric, List<String> tags) {}
}
