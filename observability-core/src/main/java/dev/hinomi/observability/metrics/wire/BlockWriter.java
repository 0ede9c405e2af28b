package dev.hinomi.observability.metrics.wire;

import dev.hinomi.observability.json.JsonFragment;
import dev.hinomi.observability.json.JsonWriter;

/**
 * Writes the series of one step into blocks: request bodies that are compressed while they are written, each as large as
 * the {@linkplain BodyLimits limits} of its form let it be and never larger, however badly it compresses. Buffers are kept
 * between steps, so that nothing is allocated. Not thread-safe.
 */
public final class BlockWriter implements AutoCloseable {
    /** The most bytes of one series before it is compressed; Datadog sets no limit, but one must not fill a request. */
    public static final int LONGEST_SERIES_BYTES = 64_000;

    private static final int LEVEL = 6;
    private static final int CHUNK_BYTES = 32 * 1024;
    private static final int TOO_LITTLE_TO_SYNC_BYTES = 16 * 1024;
    private static final int LONGEST_NUMBER_BYTES = 26;
    private static final JsonFragment END = JsonFragment.text("]}");

    private final SeriesForm form;
    private final GzipBody body = new GzipBody(LEVEL);
    private final JsonWriter chunk = new JsonWriter();
    private JsonFragment first;
    private JsonFragment next;
    private long endSeconds;
    private int points;

    /** A writer of one form. */
    public BlockWriter(SeriesForm form) {
        this.form = form;
        this.first = form.first(0);
        this.next = form.next(0);
    }

    /** Begins a step that ends at a time, in seconds since 1970; what was written and not {@link #end ended} is forgotten. */
    public void begin(long stepEndSeconds) {
        endSeconds = stepEndSeconds;
        first = form.first(stepEndSeconds);
        next = form.next(stepEndSeconds);
        points = 0;
        chunk.reset();
    }

    /**
     * Adds a point; a block that has no room for it is finished before.
     *
     * @param value a finite number
     * @return whether the series is not too long
     */
    public boolean add(EncodedSeries series, double value, BlockSink sink) {
        int most = next.length() + LONGEST_NUMBER_BYTES + series.length();
        if (most > LONGEST_SERIES_BYTES) {
            return false;
        }
        if (points > 0 && !hasRoomFor(most)) {
            finish(sink);
        }
        if (points == 0) {
            body.reset();
        }
        chunk.text(points == 0 ? first : next).text(value).text(series.own()).text(series.shared());
        points++;
        if (chunk.length() >= CHUNK_BYTES) {
            compress();
        }
        return true;
    }

    /** Ends the step: finishes the last block. */
    public void end(BlockSink sink) {
        if (points > 0) {
            finish(sink);
        }
    }

    /** Gives the memory of the compressor back. */
    @Override
    public void close() {
        body.close();
    }

    private boolean hasRoomFor(int bytes) {
        BodyLimits limits = form.limits();
        int more = chunk.length() + bytes + END.length();
        if (points >= limits.points() || body.decompressed() + more > limits.decompressedBytes()) {
            return false;
        }
        return body.most(more) <= limits.bytes() || hasRoomOnceSynced(bytes);
    }

    /** What is compressed takes less room than what is not yet; but compressing little at a time would cost more than it gains. */
    private boolean hasRoomOnceSynced(int bytes) {
        if (body.pending() + chunk.length() < TOO_LITTLE_TO_SYNC_BYTES) {
            return false;
        }
        compress();
        body.sync();
        return body.most(bytes + END.length()) <= form.limits().bytes();
    }

    private void compress() {
        body.write(chunk.buffer(), chunk.length());
        chunk.reset();
    }

    private void finish(BlockSink sink) {
        chunk.text(END);
        compress();
        body.finish();
        new BlockHeader(form.code(), points, endSeconds).writeTo(body.buffer());
        int finished = points;
        points = 0;
        sink.take(body.buffer(), body.length(), finished);
    }
}
