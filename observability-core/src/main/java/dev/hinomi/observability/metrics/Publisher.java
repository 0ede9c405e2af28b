package dev.hinomi.observability.metrics;

import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.json.JsonFragment;
import dev.hinomi.observability.metrics.wire.BlockWriter;
import dev.hinomi.observability.metrics.wire.EncodedSeries;
import dev.hinomi.observability.metrics.wire.SeriesForm;
import dev.hinomi.observability.metrics.wire.SeriesText;
import io.micrometer.core.instrument.Meter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads all meters of a step, then writes them into blocks and hands these to the outlet: in this order, so that what is
 * counted by handing over belongs to the next step as a whole. Distributions follow, with the same time stamp. Meters come and go on any thread; one thread at a time
 * publishes.
 */
final class Publisher implements AutoCloseable {
    private final Outlet outlet;
    private final SeriesForm form;
    private final BlockWriter blocks;
    private final long intervalSeconds;
    private final int idleSteps;
    private final PublishTally tally;
    private final Optional<Distributions> distributions;
    private final Map<Meter, PreparedMeter> meters = new ConcurrentHashMap<>();
    private final Map<JsonFragment, JsonFragment> sharedParts = new HashMap<>();
    private final Set<String> seriesNames = new HashSet<>();
    private volatile boolean changed;
    private List<PreparedMeter> readOrder = List.of();
    private List<PreparedMeter.Series> writeOrder = List.of();
    private @Nullable SeriesNaming arrangedBy;

    Publisher(PublishSettings settings, Outlet outlet, Optional<Distributions> distributions, PublishTally tally) {
        this.outlet = outlet;
        this.form = settings.form();
        this.blocks = new BlockWriter(form);
        this.intervalSeconds = settings.step().toSeconds();
        this.idleSteps = settings.idleSteps();
        this.tally = tally;
        this.distributions = distributions;
    }

    /** A meter has been registered. */
    void add(Meter meter) {
        PreparedMeter prepared = new PreparedMeter(meter);
        meters.put(meter, prepared);
        changed = true;
        // A step that ends between the two is not missed: it is read by whoever ended it, or joined here.
        prepared.join();
    }

    /** A meter has been removed. */
    void remove(Meter meter) {
        meters.remove(meter);
        changed = true;
    }

    /** Reads a meter as closing it will do, and throws what that throws. */
    void tryOut(Meter meter) {
        Source source = Source.of(meter);
        source.read(new double[source.kinds().size()]);
    }

    /** Publishes the step that has just ended, under a time stamp. */
    @SuppressWarnings("ReferenceEquality") // A new naming is a new object.
    void publish(long stamp, boolean whole, SeriesNaming naming) {
        if (changed || naming != arrangedBy) {
            arrange(naming);
        }
        for (PreparedMeter meter : readOrder) {
            meter.read(whole, idleSteps, tally);
        }
        int points = write(stamp);
        int silent = writeOrder.size() - points;
        int sketches = distributions.map(all -> all.publish(stamp)).orElse(0);
        tally.published(points + sketches, silent);
    }

    @Override
    public void close() {
        blocks.close();
        distributions.ifPresent(Distributions::close);
    }

    @SuppressWarnings("ReferenceEquality") // A new naming is a new object.
    private void arrange(SeriesNaming naming) {
        changed = false;
        if (naming != arrangedBy) {
            sharedParts.clear();
            seriesNames.clear();
            arrangedBy = naming;
        }
        List<PreparedMeter> readable = new ArrayList<>(meters.size());
        List<PreparedMeter.Series> series = new ArrayList<>(2 * meters.size());
        List<PreparedDistribution> sketched = new ArrayList<>();
        for (PreparedMeter meter : meters.values()) {
            try {
                series.addAll(meter.series(naming, this::encode));
                readable.add(meter);
                meter.distribution().ifPresent(sketched::add);
            } catch (RuntimeException | Error unreadable) {
                tally.skipped(SkipReason.UNREADABLE, 1);
                changed = true;
            }
        }
        series.sort(null);
        readOrder = readable;
        writeOrder = series;
        distributions.ifPresent(all -> all.arrange(sketched, seriesNames));
    }

    private EncodedSeries encode(SeriesText text) {
        seriesNames.add(text.metric());
        EncodedSeries encoded = form.encode(text, intervalSeconds);
        return new EncodedSeries(encoded.own(), sharedParts.computeIfAbsent(encoded.shared(), shared -> shared));
    }

    private int write(long stamp) {
        int points = 0;
        blocks.begin(stamp);
        for (PreparedMeter.Series series : writeOrder) {
            if (series.speaks()) {
                points += write(series);
            }
        }
        blocks.end(this::offer);
        return points;
    }

    private int write(PreparedMeter.Series series) {
        if (blocks.add(series.encoded(), series.number(), this::offer)) {
            return 1;
        }
        tally.skipped(SkipReason.TOO_LARGE, 1);
        return 0;
    }

    private void offer(byte[] buffer, int length, int points) {
        outlet.offer(buffer, 0, length, Priority.NORMAL, points);
    }
}
