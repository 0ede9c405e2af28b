package dev.hinomi.observability.metrics.sketch;

import java.util.ArrayList;
import java.util.List;

/**
 * A sketch read back from a block.
 *
 * @param metric the name of the metric
 * @param tags its tags
 * @param epochSecond the end of the step
 * @param count how many values there are
 * @param min the smallest
 * @param max the largest
 * @param bins what the bins hold, by rising key
 */
record SentSketch(
        String metric, List<String> tags, long epochSecond, long count, double min, double max, List<Bin> bins) {

    /** A bin and how many values it holds. */
    record Bin(int key, long values) {}

    /** Reads the message. */
    static SentSketch read(ProtobufReader sketch) {
        String metric = "";
        List<String> tags = new ArrayList<>();
        SentSketch step = null;
        while (sketch.next()) {
            switch (sketch.field()) {
                case SketchPayload.METRIC -> metric = sketch.text();
                case SketchPayload.TAGS -> tags.add(sketch.text());
                case SketchPayload.DOGSKETCHES -> step = readStep(sketch.message());
                default -> sketch.skip();
            }
        }
        if (step == null) {
            throw new IllegalStateException(
                    "The sketch of " + metric + " in a block has no step: the block is damaged.");
        }
        return new SentSketch(metric, tags, step.epochSecond, step.count, step.min, step.max, step.bins);
    }

    private static SentSketch readStep(ProtobufReader step) {
        long time = 0;
        long count = 0;
        double min = 0;
        double max = 0;
        List<Integer> keys = new ArrayList<>();
        List<Bin> bins = new ArrayList<>();
        while (step.next()) {
            switch (step.field()) {
                case SketchPayload.TIME -> time = step.varint();
                case SketchPayload.COUNT -> count = step.varint();
                case SketchPayload.MIN -> min = step.number();
                case SketchPayload.MAX -> max = step.number();
                case SketchPayload.KEYS -> readAll(step.message(), packed -> keys.add(packed.zigzag()));
                case SketchPayload.VALUES ->
                    readAll(step.message(), packed -> bins.add(new Bin(keys.get(bins.size()), packed.varint())));
                default -> step.skip();
            }
        }
        return new SentSketch("", List.of(), time, count, min, max, bins);
    }

    private static void readAll(ProtobufReader packed, java.util.function.Consumer<ProtobufReader> one) {
        while (packed.hasMore()) {
            one.accept(packed);
        }
    }
}
