package dev.hinomi.observability.metrics.sketch;

import dev.hinomi.observability.datadog.DatadogLimits;
import dev.hinomi.observability.json.JsonWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;

/**
 * Sketches as lists of values: {@code POST /api/v1/distribution_points}, JSON, deflate. The middle of each bin stands as
 * often as the bin holds values, between the true minimum and maximum. Source: docs.datadoghq.com/api/latest/metrics,
 * "Submit distribution points".
 */
final class PointsForm implements WireForm {
    private static final byte[] HEAD = "{\"series\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAIL = "]}".getBytes(StandardCharsets.US_ASCII);
    private static final MathContext DIGITS = new MathContext(6);

    private final JsonWriter json = new JsonWriter();

    @Override
    public Request write(Block block, int from, int to) {
        DeflatedBody body = new DeflatedBody();
        body.write(out -> out.write(HEAD));
        int next = from;
        do {
            boolean first = next == from;
            series(block.sketch(next++));
            body.write(out -> {
                if (!first) {
                    out.write(',');
                }
                out.write(json.buffer(), 0, json.length());
            });
        } while (next < to
                && next - from < DatadogLimits.POINTS_PER_REQUEST
                && body.plainBytes() < SketchLimits.POINTS_DECOMPRESSED_CUT_BYTES
                && body.compressedBytes() < SketchLimits.POINTS_CUT_BYTES);
        body.write(out -> out.write(TAIL));
        return new Request(body.finish("application/json"), next - from);
    }

    private void series(SentSketch sketch) {
        json.reset();
        json.beginObject();
        json.name("metric").value(sketch.metric());
        json.name("type").value("distribution");
        json.name("tags").beginArray();
        sketch.tags().forEach(json::value);
        json.endArray();
        json.name("points").beginArray().beginArray().value(sketch.epochSecond());
        json.beginArray();
        values(sketch);
        json.endArray().endArray().endArray().endObject();
    }

    private void values(SentSketch sketch) {
        Representatives representatives = new Representatives(sketch.count(), SketchLimits.POINTS_VALUES);
        long written = 0;
        for (SentSketch.Bin bin : sketch.bins()) {
            double middle = Math.max(sketch.min(), Math.min(sketch.max(), AgentBins.value(bin.key())));
            String text = new BigDecimal(middle, DIGITS).toString();
            for (long left = representatives.next(bin.values()); left > 0; left--) {
                written++;
                if (written == representatives.total()) {
                    json.value(sketch.max());
                } else if (written == 1) {
                    json.value(sketch.min());
                } else {
                    json.number(text);
                }
            }
        }
    }
}
