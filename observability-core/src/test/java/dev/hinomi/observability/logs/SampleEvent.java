package dev.hinomi.observability.logs;

import dev.hinomi.observability.delivery.Priority;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An event as a test wants it. */
class SampleEvent implements LogEvent {
    private final String message;
    private final List<Map.Entry<String, Object>> attributes = new ArrayList<>();
    private @Nullable Throwable error;
    private boolean vital;

    SampleEvent(String message) {
        this.message = message;
    }

    SampleEvent with(String name, @Nullable Object value) {
        attributes.add(new AbstractMap.SimpleEntry<>(name, value));
        return this;
    }

    SampleEvent vital() {
        this.vital = true;
        return this;
    }

    SampleEvent failedWith(Throwable value) {
        this.error = value;
        return this;
    }

    @Override
    public long epochMillis() {
        return 1_795_424_400_123L;
    }

    @Override
    public String status() {
        return "WARN";
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String template() {
        return message;
    }

    @Override
    public Priority priority() {
        return vital ? Priority.VITAL : Priority.NORMAL;
    }

    @Override
    public String loggerName() {
        return "com.example.Jobs";
    }

    @Override
    public String threadName() {
        return "http-1";
    }

    @Override
    public void forEachAttribute(BiConsumer<String, @Nullable Object> attribute) {
        attributes.forEach(entry -> attribute.accept(entry.getKey(), entry.getValue()));
    }

    @Override
    public Optional<Thrown> thrown() {
        return Optional.ofNullable(error).map(SampleThrown::of);
    }
}
