package dev.hinomi.observability.metrics;

import dev.hinomi.observability.metrics.sketch.Sketch;
import dev.hinomi.observability.metrics.wire.EncodedSeries;
import dev.hinomi.observability.metrics.wire.SeriesText;
import io.micrometer.core.instrument.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A meter with all that is the same about it at every step. It is read first, and written later, when all others have been
 * read too. Used by the thread that publishes.
 */
final class PreparedMeter {
    private final Meter meter;
    private final Source source;
    private double[] numbers = {};
    private List<Series> series = List.of();
    private @Nullable PreparedDistribution distribution;
    private @Nullable SeriesNaming namedBy;
    private int quietSteps;
    private boolean speaks;

    PreparedMeter(Meter meter) {
        this.meter = meter;
        this.source = Source.of(meter);
    }

    /** One number of this meter, and how it is written. */
    final class Series implements Comparable<Series> {
        private final EncodedSeries encoded;
        private final int index;

        private Series(EncodedSeries encoded, int index) {
            this.encoded = encoded;
            this.index = index;
        }

        EncodedSeries encoded() {
            return encoded;
        }

        double number() {
            return numbers[index];
        }

        /** Whether it has a number to publish at this step. */
        boolean speaks() {
            return speaks && Double.isFinite(numbers[index]);
        }

        /** Series that resemble each other stand together, so that they compress well. */
        @Override
        public int compareTo(Series other) {
            return encoded.own().compareTo(other.encoded.own());
        }
    }

    /** The series of this meter, encoded anew if names or tags have changed. */
    @SuppressWarnings("ReferenceEquality") // A new naming is a new object.
    List<Series> series(SeriesNaming naming, Function<SeriesText, EncodedSeries> encoder) {
        if (namedBy != naming) {
            List<SeriesKind> kinds = source.kinds();
            List<Series> encoded = new ArrayList<>(kinds.size());
            for (SeriesKind kind : kinds) {
                encoded.add(new Series(encoder.apply(naming.series(meter.getId(), kind)), encoded.size()));
            }
            numbers = new double[kinds.size()];
            series = encoded;
            distribution = distribution(naming);
            namedBy = naming;
        }
        return series;
    }

    private @Nullable PreparedDistribution distribution(SeriesNaming naming) {
        Sketch sketch = meter instanceof Distributed distributed ? distributed.sketch() : null;
        return sketch == null ? null : PreparedDistribution.of(naming.distribution(meter.getId()), sketch);
    }

    /** The distribution of this meter, named as its {@link #series} are; empty if it has none. */
    Optional<PreparedDistribution> distribution() {
        return Optional.ofNullable(distribution);
    }

    /** Joins the current step: what is recorded from now on belongs to it. */
    void join() {
        source.join();
    }

    /**
     * Reads the numbers of the step that has just ended.
     *
     * @param whole whether it was a whole step, so that it counts for {@code idleSteps}
     * @param idleSteps after how many steps in which nothing happened the meter falls silent
     */
    void read(boolean whole, int idleSteps, PublishTally tally) {
        speaks = false;
        try {
            boolean news = source.read(numbers);
            quietSteps = news ? 0 : quietSteps + (whole && quietSteps <= idleSteps ? 1 : 0);
            speaks = quietSteps <= idleSteps;
            tally.skipped(SkipReason.NOT_FINITE, speaks ? notFinite() : 0);
        } catch (RuntimeException | Error unreadable) {
            tally.skipped(SkipReason.UNREADABLE, 1);
        }
    }

    private int notFinite() {
        int count = 0;
        for (double number : numbers) {
            count += Double.isFinite(number) ? 0 : 1;
        }
        return count;
    }
}
