package dev.hinomi.observability.metrics.sketch;

import java.util.List;
import java.util.stream.IntStream;

/** Reads blocks of sketches as an intake would. */
public final class SentSketches {
    private SentSketches() {}

    /** A sketch as it was sent, with the sum of what its bins hold. */
    public record Sent(String metric, List<String> tags, long epochSecond, long count, double min, double max) {}

    /** The sketches of a block. */
    public static List<Sent> of(byte[] entry) {
        Block block = new Block(entry);
        return IntStream.range(0, block.size())
                .mapToObj(block::sketch)
                .map(sketch -> new Sent(
                        sketch.metric(),
                        sketch.tags(),
                        sketch.epochSecond(),
                        sketch.bins().stream().mapToLong(SentSketch.Bin::values).sum(),
                        sketch.min(),
                        sketch.max()))
                .toList();
    }
}
