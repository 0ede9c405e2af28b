package dev.hinomi.observability.metrics.sketch;

import dev.hinomi.observability.datadog.EncodedBody;
import dev.hinomi.observability.metrics.wire.BlockHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** A block of sketches as it waited; it is decompressed only if its sketches are asked for one by one. */
final class Block {
    private final byte[] entry;
    private final BlockHeader header;
    private @Nullable Plain plain;

    Block(byte[] entry) {
        this.entry = entry;
        this.header = BlockHeader.of(entry)
                .orElseThrow(() -> new IllegalStateException("A block of " + entry.length + " bytes has no header."));
        if (header.form() != SketchBlocks.FORM) {
            throw new IllegalStateException("A block of form " + header.form() + " is none of sketches.");
        }
    }

    boolean isOf(byte[] other) {
        return Arrays.equals(entry, other);
    }

    /** How many sketches there are. */
    int size() {
        return header.points();
    }

    /** The whole body as it was written, protobuf and deflated. */
    EncodedBody body(String contentType) {
        return new EncodedBody(entry, BlockHeader.BYTES, entry.length - BlockHeader.BYTES, contentType, "deflate");
    }

    /** Reads a sketch. */
    SentSketch sketch(int index) {
        return plain().sketch(index);
    }

    /** Writes sketches from one to another, that one excluded, as they were written before. */
    void writeTo(OutputStream out, int from, int to) throws IOException {
        plain().writeTo(out, from, to);
    }

    private Plain plain() {
        Plain known = plain;
        if (known == null) {
            known = Plain.of(inflated());
            plain = known;
        }
        return known;
    }

    private byte[] inflated() {
        ByteArrayInputStream body =
                new ByteArrayInputStream(entry, BlockHeader.BYTES, entry.length - BlockHeader.BYTES);
        try (InflaterInputStream inflated = new InflaterInputStream(body)) {
            return inflated.readAllBytes();
        } catch (IOException damaged) {
            throw new UncheckedIOException("A block of " + entry.length + " bytes is damaged", damaged);
        }
    }

    /** Where a sketch is, its tag included. */
    private record Place(int from, int end) {}

    @SuppressWarnings("ArrayRecordComponent") // Never compared, only read.
    private record Plain(byte[] bytes, List<Place> places) {

        static Plain of(byte[] bytes) {
            List<Place> places = new ArrayList<>();
            ProtobufReader payload = new ProtobufReader(bytes, 0, bytes.length);
            int start = 0;
            while (payload.next()) {
                payload.skip();
                if (payload.field() == SketchPayload.SKETCHES) {
                    places.add(new Place(start, payload.position()));
                }
                start = payload.position();
            }
            return new Plain(bytes, places);
        }

        SentSketch sketch(int index) {
            Place place = places.get(index);
            ProtobufReader item = new ProtobufReader(bytes, place.from, place.end);
            item.next();
            return SentSketch.read(item.message());
        }

        void writeTo(OutputStream out, int from, int to) throws IOException {
            int start = places.get(from).from;
            out.write(bytes, start, places.get(to - 1).end - start);
        }
    }
}
