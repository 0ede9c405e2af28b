package dev.hinomi.sandbox.agent;

import dev.hinomi.sandbox.store.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ArrayValue;
import org.msgpack.value.Value;

/** Reads the spans of a payload in msgpack: v0.4 has maps, v0.5 arrays over a table of strings. */
enum TracePayload {
    /** An array of chunks, each an array of spans, each a map. */
    V04 {
        @Override
        List<List<SpanDraft>> chunks(ArrayValue root) {
            List<List<SpanDraft>> chunks = new ArrayList<>();
            for (Value chunk : root) {
                List<SpanDraft> spans = new ArrayList<>();
                chunk.asArrayValue().forEach(span -> spans.add(ofMap(SpanFields.of(span))));
                chunks.add(spans);
            }
            return chunks;
        }
    },
    /** A table of strings, then an array of chunks, each an array of spans, each an array of 12 values. */
    V05 {
        @Override
        List<List<SpanDraft>> chunks(ArrayValue root) {
            List<String> table = new ArrayList<>();
            root.get(0).asArrayValue().forEach(text -> table.add(SpanFields.text(text)));
            List<List<SpanDraft>> chunks = new ArrayList<>();
            for (Value chunk : root.get(1).asArrayValue()) {
                List<SpanDraft> spans = new ArrayList<>();
                chunk.asArrayValue().forEach(span -> spans.add(ofArray(table, span.asArrayValue())));
                chunks.add(spans);
            }
            return chunks;
        }
    };

    private static final int HEXADECIMAL = 16;

    abstract List<List<SpanDraft>> chunks(ArrayValue root);

    /**
     * Reads all spans.
     *
     * @param bytes the payload
     * @return its spans, their trace ids complete
     * @throws IOException when it is no such payload
     */
    List<Span> read(byte[] bytes) throws IOException {
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
            List<Span> spans = new ArrayList<>();
            for (List<SpanDraft> chunk : chunks(unpacker.unpackValue().asArrayValue())) {
                long high = highHalf(chunk);
                chunk.forEach(draft -> spans.add(draft.span(high)));
            }
            return spans;
        } catch (MessagePackException | IndexOutOfBoundsException e) {
            throw new IOException("No " + this + " trace payload: " + e, e);
        }
    }

    private static long highHalf(List<SpanDraft> chunk) {
        for (SpanDraft draft : chunk) {
            String text = draft.meta().get(SpanDraft.HIGH_HALF);
            if (text != null && text.matches("[0-9a-fA-F]{1,16}")) {
                return Long.parseUnsignedLong(text, HEXADECIMAL);
            }
        }
        return 0;
    }

    private static SpanDraft ofMap(SpanFields span) {
        return new SpanDraft(
                span.number("trace_id"),
                span.number("span_id"),
                span.number("parent_id"),
                List.of(span.text("service"), span.text("name"), span.text("resource"), span.text("type")),
                span.number("start"),
                span.number("duration"),
                span.number("error") != 0,
                span.texts("meta"),
                span.doubles("metrics"));
    }

    private static SpanDraft ofArray(List<String> table, ArrayValue span) {
        Map<String, String> meta = new HashMap<>();
        span.get(9).asMapValue().map().forEach((key, value) -> meta.put(string(table, key), string(table, value)));
        Map<String, Double> metrics = new HashMap<>();
        span.get(10)
                .asMapValue()
                .map()
                .forEach((key, value) ->
                        metrics.put(string(table, key), value.asNumberValue().toDouble()));
        return new SpanDraft(
                SpanFields.number(span.get(3)),
                SpanFields.number(span.get(4)),
                SpanFields.number(span.get(5)),
                List.of(
                        string(table, span.get(0)),
                        string(table, span.get(1)),
                        string(table, span.get(2)),
                        string(table, span.get(11))),
                SpanFields.number(span.get(6)),
                SpanFields.number(span.get(7)),
                SpanFields.number(span.get(8)) != 0,
                meta,
                metrics);
    }

    private static String string(List<String> table, Value index) {
        return table.get((int) SpanFields.number(index));
    }
}
