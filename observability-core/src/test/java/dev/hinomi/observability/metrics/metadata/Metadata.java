package dev.hinomi.observability.metrics.metadata;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Metadata as catalogues have it. */
final class Metadata {
    private Metadata() {}

    static SeriesMetadata of(String name) {
        return described(name, "What " + name + " says");
    }

    static SeriesMetadata described(String name, String description) {
        return new SeriesMetadata(name, "count", Optional.of("item"), Optional.of(description), name);
    }

    static List<SeriesMetadata> many(int count) {
        return IntStream.range(0, count).mapToObj(i -> of("shop.metric" + i)).toList();
    }
}
