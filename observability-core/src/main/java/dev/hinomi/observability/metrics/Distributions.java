package dev.hinomi.observability.metrics;

import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.metrics.sketch.SketchBlocks;
import dev.hinomi.observability.metrics.wire.BlockWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the distributions of a step into blocks and hands these to an outlet. One thread at a time publishes. */
final class Distributions implements AutoCloseable {
    private final Outlet outlet;
    private final PublishTally tally;
    private final SketchBlocks blocks = new SketchBlocks(this::offer);
    private final Map<SkipReason, Integer> leftOut = new EnumMap<>(SkipReason.class);
    private List<PreparedDistribution> writeOrder = List.of();

    Distributions(Outlet outlet, PublishTally tally) {
        this.outlet = outlet;
        this.tally = tally;
    }

    /**
     * Takes these from now on, except those that Datadog cannot take.
     *
     * @param seriesNames the names that series have: a metric has one type in Datadog, and a series was there first
     */
    void arrange(List<PreparedDistribution> distributions, Set<String> seriesNames) {
        leftOut.clear();
        List<PreparedDistribution> sendable = new ArrayList<>(distributions.size());
        for (PreparedDistribution distribution : distributions) {
            if (seriesNames.contains(distribution.text().metric())) {
                leftOut.merge(SkipReason.NAME_TAKEN, 1, Integer::sum);
            } else if (distribution.heading().length() > BlockWriter.LONGEST_SERIES_BYTES) {
                leftOut.merge(SkipReason.TOO_LARGE, 1, Integer::sum);
            } else {
                sendable.add(distribution);
            }
        }
        sendable.sort(Comparator.comparing(PreparedDistribution::text));
        writeOrder = sendable;
    }

    /** Publishes what was recorded since the last time; answers how many distributions that were. */
    int publish(long stamp) {
        int written = 0;
        blocks.begin(stamp);
        for (PreparedDistribution distribution : writeOrder) {
            written += blocks.add(distribution.heading(), distribution.sketch()) ? 1 : 0;
            tally.skipped(SkipReason.NO_MEMORY, distribution.sketch().takeMissed());
        }
        blocks.finish();
        leftOut.forEach(tally::skipped);
        return written;
    }

    @Override
    public void close() {
        blocks.close();
    }

    private void offer(byte[] buffer, int length, int points) {
        outlet.offer(buffer, 0, length, Priority.NORMAL, points);
    }
}
