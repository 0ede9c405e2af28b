package dev.hinomi.observability.logs.logback;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Arguments and markers that carry attributes. Never throws. Thread-safe. */
interface StructuredFields {
    /** Where no library for them is at hand. */
    StructuredFields NONE = (source, attribute) -> false;

    /** Those of logstash-logback-encoder, if a version that can be used is on the class path. */
    static StructuredFields available() {
        try {
            return LogstashFields.open();
        } catch (ReflectiveOperationException | LinkageError | RuntimeException absent) {
            return NONE;
        }
    }

    /** Tells the attributes of an argument or marker; false, and nothing is told, if it is not one that carries any. */
    boolean tell(@Nullable Object source, BiConsumer<String, @Nullable Object> attribute);
}
