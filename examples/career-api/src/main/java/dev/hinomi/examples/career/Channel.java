package dev.hinomi.examples.career;

import dev.hinomi.observability.metrics.catalogue.TagValue;
import java.util.stream.Stream;

/** Where an application came from. */
enum Channel implements TagValue {
    WEB,
    APP;

    static Channel of(String text) {
        return Stream.of(values())
                .filter(channel -> channel.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("channel must be web or app, but was " + text));
    }
}
