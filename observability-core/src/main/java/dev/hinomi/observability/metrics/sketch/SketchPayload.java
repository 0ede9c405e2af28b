package dev.hinomi.observability.metrics.sketch;

/**
 * The fields of the message {@code SketchPayload} that the Datadog Agent and Vector post to {@code /api/beta/sketches}.
 * Source: {@code proto/metrics/agent_payload.proto} of DataDog/agent-payload.
 */
final class SketchPayload {
    static final int SKETCHES = 1;
    static final int METADATA = 2;

    static final int METRIC = 1;
    static final int TAGS = 4;
    static final int DOGSKETCHES = 7;

    static final int TIME = 1;
    static final int COUNT = 2;
    static final int MIN = 3;
    static final int MAX = 4;
    static final int AVERAGE = 5;
    static final int SUM = 6;
    static final int KEYS = 7;
    static final int VALUES = 8;

    /** The Agent always writes its metadata, and so may be expected to. */
    static final byte[] EMPTY_METADATA = {METADATA << 3 | ProtobufWriter.BYTES, 0};

    private SketchPayload() {}

    /** Writes one sketch with one step as an item of the payload. */
    static void write(SketchHeading heading, StepSketch step, long epochSecond, ProtobufWriter out) {
        int sketch = out.open(SKETCHES);
        out.raw(heading.encoded());
        int dogsketch = out.open(DOGSKETCHES);
        out.integer(TIME, epochSecond);
        out.integer(COUNT, step.count());
        out.number(MIN, step.min());
        out.number(MAX, step.max());
        out.number(AVERAGE, step.sum() / step.count());
        out.number(SUM, step.sum());
        int keys = out.open(KEYS);
        step.forEachBin((key, values) -> eachPart(values, part -> out.zigzag(key)));
        out.close(keys);
        int counts = out.open(VALUES);
        step.forEachBin((key, values) -> eachPart(values, out::varint));
        out.close(counts);
        out.close(dogsketch);
        out.close(sketch);
    }

    /** A bin that is too full for the Agent goes out as several with the same key. */
    private static void eachPart(double values, java.util.function.LongConsumer part) {
        long rest = (long) values;
        while (rest > AgentBins.MOST_VALUES) {
            part.accept(AgentBins.MOST_VALUES);
            rest -= AgentBins.MOST_VALUES;
        }
        part.accept(rest);
    }
}
