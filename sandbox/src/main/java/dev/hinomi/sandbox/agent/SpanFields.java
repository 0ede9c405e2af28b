package dev.hinomi.sandbox.agent;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.msgpack.value.Value;

/** Reads msgpack maps leniently: an absent or unexpected value counts as empty, as the agent has it. */
record SpanFields(Map<String, Value> values) {

    static SpanFields of(Value map) {
        Map<String, Value> values = new HashMap<>();
        map.asMapValue().map().forEach((name, value) -> values.put(text(name), value));
        return new SpanFields(values);
    }

    String text(String name) {
        return Optional.ofNullable(values.get(name)).map(SpanFields::text).orElse("");
    }

    /** A number of 64 bits; ids use all of them, without a sign. */
    long number(String name) {
        return Optional.ofNullable(values.get(name)).map(SpanFields::number).orElse(0L);
    }

    Map<String, String> texts(String name) {
        Map<String, String> texts = new HashMap<>();
        Optional.ofNullable(values.get(name))
                .filter(Value::isMapValue)
                .ifPresent(map -> map.asMapValue().map().forEach((key, value) -> texts.put(text(key), text(value))));
        return texts;
    }

    Map<String, Double> doubles(String name) {
        Map<String, Double> doubles = new HashMap<>();
        Optional.ofNullable(values.get(name))
                .filter(Value::isMapValue)
                .ifPresent(map -> map.asMapValue().map().forEach((key, value) -> {
                    if (value.isNumberValue()) {
                        doubles.put(text(key), value.asNumberValue().toDouble());
                    }
                }));
        return doubles;
    }

    static String text(Value value) {
        return value.isNilValue() ? "" : value.isRawValue() ? value.asRawValue().asString() : value.toString();
    }

    static long number(Value value) {
        return value.isNumberValue() ? value.asNumberValue().toLong() : 0;
    }
}
