package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.store.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * One point as the Agent writes it.
 *
 * @param time its time, in seconds since 1970
 * @param count how many values
 * @param min the smallest
 * @param max the largest
 * @param average their mean
 * @param sum their sum
 * @param keys the keys of the bins
 * @param values how many values each bin holds
 */
record Dogsketch(
        long time, long count, double min, double max, double average, double sum, List<Long> keys, List<Long> values) {

    private static final int NUMBERS = 4;

    /** Reads the message. */
    static Dogsketch read(Protobuf message) {
        long time = 0;
        long count = 0;
        double[] numbers = new double[NUMBERS];
        List<Long> keys = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        while (message.next()) {
            switch (message.field()) {
                case 1 -> time = message.integer();
                case 2 -> count = message.integer();
                case 3, 4, 5, 6 -> numbers[message.field() - 3] = message.number();
                case 7 -> readAll(message.message(), Protobuf::zigzag, keys);
                case 8 -> readAll(message.message(), Protobuf::varint, values);
                default -> throw new ShapeException("a Dogsketch has no field " + message.field());
            }
        }
        return new Dogsketch(time, count, numbers[0], numbers[1], numbers[2], numbers[3], keys, values);
    }

    private static void readAll(Protobuf packed, ToLongFunction<Protobuf> one, List<Long> into) {
        while (packed.hasRemaining()) {
            into.add(one.applyAsLong(packed));
        }
    }

    /** The same as it is stored; bins that the Agent has divided become one again. */
    Sketch sketch() {
        TreeMap<Integer, Long> bins = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            bins.merge(Math.toIntExact(keys.get(i)), values.get(i), Long::sum);
        }
        return new Sketch(count, sum, min, max, bins);
    }
}
