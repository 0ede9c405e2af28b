package dev.hinomi.observability.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, for Datadog's event stream. Immutable. Texts may be of any length: what Datadog does not take is
 * cut when the event is sent. Nothing in it may be secret.
 *
 * <pre>{@code
 * Event.of("Index rebuilt", clock.instant()).saying("48,213 jobs").tagged("index", "jobs")
 * }</pre>
 *
 * @param title what happened, in some words; not blank
 * @param text more about it; may be empty
 * @param at when it happened
 * @param level how good or bad the news is
 * @param key events of one key are shown as one; {@code null} for an event that stands alone
 * @param tags tags beside those of the service, each {@code key:value}
 */
public record Event(
        String title,
        String text,
        Instant at,
        EventLevel level,
        @Nullable String key,
        List<String> tags) {

    /** The source of every event that is shipped, Datadog's {@code source_type_name}: a service of one's own. */
    public static final String SOURCE = "my_apps";

    /** An event with a title. */
    public Event {
        if (title.isBlank()) {
            throw new IllegalArgumentException("The title of an event must not be blank: say what happened.");
        }
        tags = List.copyOf(tags);
    }

    /** An event of a title alone, neither good nor bad. */
    public static Event of(String title, Instant at) {
        return new Event(title, "", at, EventLevel.INFO, null, List.of());
    }

    /** The same with this text. */
    public Event saying(String words) {
        return new Event(title, words, at, level, key, tags);
    }

    /** The same at this level. */
    public Event at(EventLevel value) {
        return new Event(title, text, at, value, key, tags);
    }

    /** The same, shown as one with others of this key. */
    public Event gatheredBy(String value) {
        return new Event(title, text, at, level, value, tags);
    }

    /** The same with one more tag; without a value the tag is left out. */
    public Event tagged(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        List<String> more = new ArrayList<>(tags);
        more.add(name + ":" + value.strip());
        return new Event(title, text, at, level, key, more);
    }
}
