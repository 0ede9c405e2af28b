package dev.hinomi.alerts.logs;

import dev.hinomi.observability.events.Event;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One event of Datadog's event stream, under the names that it has there: its level is the status, and its own tags, in lower case as
 * Datadog keeps them, stand beside those of the service. Thread-safe.
 */
final class StreamedEvent implements SeenEvent {

    private static final String PRIORITY = "normal";

    private final Event event;
    private final List<String> tags;
    private final Map<String, List<String>> byKey;

    StreamedEvent(Event event, Speaker speaker) {
        this.event = event;
        this.tags = Stream.concat(
                        event.tags().stream().map(tag -> tag.toLowerCase(Locale.ROOT)), speaker.tags().stream())
                .distinct()
                .toList();
        this.byKey = Speaker.byKey(tags.stream());
    }

    @Override
    public String message() {
        return event.title() + "\n" + event.text();
    }

    @Override
    public List<String> tag(String name) {
        return switch (name) {
            case "status" -> List.of(status());
            case "priority" -> List.of(PRIORITY);
            default -> byKey.getOrDefault(name, List.of());
        };
    }

    @Override
    public List<String> tags() {
        return tags;
    }

    /** Those of what is shipped (API reference, "Search events", {@code EventAttributes}); nothing leads into another one. */
    @Override
    public Optional<Object> attribute(String path) {
        return switch (path) {
            case "title" -> Optional.of(event.title());
            case "aggregation_key" -> Optional.ofNullable(event.key());
            case "priority" -> Optional.of(PRIORITY);
            case "status" -> Optional.of(status());
            case "source_type_name" -> Optional.of(Event.SOURCE);
            default -> Optional.empty();
        };
    }

    private String status() {
        return LogStatus.of(event.level().label());
    }
}
