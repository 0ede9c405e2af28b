package dev.hinomi.observability.metrics.sketch;

import dev.hinomi.observability.metrics.wire.BlockHeader;
import dev.hinomi.observability.metrics.wire.BlockSink;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Writes the sketches of a step into bodies of requests, compressed while they are written, and hands each that is full
 * to a sink. A sketch that nothing was recorded into takes no room. Not thread-safe.
 */
public final class SketchBlocks implements AutoCloseable {
    /** Tells a block of sketches from one of series. */
    static final byte FORM = 'd';

    private static final int FIRST_BYTES = 64 * 1024;

    private final BlockSink sink;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
    private final ProtobufWriter writer = new ProtobufWriter();
    private final StepSketch step = new StepSketch();
    private byte[] block = new byte[FIRST_BYTES];
    private int length;
    private int plain;
    private int sketches;
    private long stepEnd;

    /** Blocks for a sink, on the way to a {@link DistributionTransport}. */
    public SketchBlocks(BlockSink sink) {
        this.sink = sink;
    }

    /** Begins a step; what was written of the one before and not {@linkplain #finish finished} is forgotten. */
    public void begin(long endSeconds) {
        stepEnd = endSeconds;
        open();
    }

    /**
     * Takes what was recorded into a sketch and writes it.
     *
     * @return whether anything was recorded
     */
    public boolean add(SketchHeading heading, Sketch sketch) {
        sketch.take(step);
        if (step.count() == 0) {
            return false;
        }
        writer.reset();
        SketchPayload.write(heading, step, stepEnd, writer);
        if (sketches > 0 && plain + writer.length() > SketchLimits.BLOCK_BYTES) {
            finish();
            open();
        }
        deflater.setInput(writer.buffer(), 0, writer.length());
        plain += writer.length();
        sketches++;
        while (!deflater.needsInput()) {
            compress();
        }
        return true;
    }

    /** Hands over what has been written since. */
    public void finish() {
        if (sketches == 0) {
            return;
        }
        deflater.setInput(SketchPayload.EMPTY_METADATA);
        deflater.finish();
        while (!deflater.finished()) {
            compress();
        }
        int points = sketches;
        sketches = 0;
        new BlockHeader(FORM, points, stepEnd).writeTo(block);
        sink.take(block, length, points);
    }

    /** Gives the memory of the compressor back. */
    @Override
    public void close() {
        deflater.end();
    }

    private void open() {
        deflater.reset();
        length = BlockHeader.BYTES;
        plain = 0;
        sketches = 0;
    }

    private void compress() {
        if (length == block.length) {
            block = Arrays.copyOf(block, 2 * block.length);
        }
        length += deflater.deflate(block, length, block.length - length);
    }
}
