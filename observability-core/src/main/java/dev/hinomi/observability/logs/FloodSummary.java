package dev.hinomi.observability.logs;

import dev.hinomi.observability.delivery.Priority;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The line that stands for the lines of one kind that were suppressed in one second. */
record FloodSummary(long epochMillis, FloodKey key, String status, long suppressed) implements LogEvent {
    @Override
    public String message() {
        return "Suppressed " + suppressed + (suppressed == 1 ? " more line" : " more lines") + " like: " + template();
    }

    @Override
    public String template() {
        return key.template();
    }

    @Override
    public String loggerName() {
        return key.logger();
    }

    @Override
    public String threadName() {
        return Thread.currentThread().getName();
    }

    @Override
    public void forEachAttribute(BiConsumer<String, @Nullable Object> attribute) {
        attribute.accept("suppressed_count", suppressed);
        attribute.accept("suppressed_template", key.template());
        if (key.fingerprint() != 0) {
            attribute.accept("suppressed_fingerprint", HexFormat.of().toHexDigits(key.fingerprint()));
        }
    }

    @Override
    public Optional<Thrown> thrown() {
        return Optional.empty();
    }

    @Override
    public Priority priority() {
        return Priority.RAISED;
    }
}
