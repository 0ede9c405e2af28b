package dev.hinomi.observability.events;

import dev.hinomi.observability.datadog.DatadogLimits;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonWriter;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Writes events in the first form of Datadog's API, within its limits. An {@code @} in a text would call whoever is named
 * behind it, and three percent signs would make Markdown of it; both are parted by a character that is not seen.
 * Source: docs.datadoghq.com, "Events", and its API reference, "Post an event".
 */
final class EventEncoder {
    private static final String UNSEEN = "\u200b";
    private static final String MORE = "…";

    private EventEncoder() {}

    static void encode(Event event, ServiceIdentity identity, JsonWriter json) {
        json.beginObject();
        json.name("title").value(text(event.title(), DatadogLimits.EVENT_TITLE_CHARS));
        // Datadog wants a text; an event that says nothing more repeats its title.
        String words = event.text().isBlank() ? event.title() : event.text();
        json.name("text").value(text(words, DatadogLimits.EVENT_TEXT_CHARS));
        json.name("date_happened").value(event.at().getEpochSecond());
        json.name("alert_type").value(event.level().label());
        json.name("source_type_name").value(Event.SOURCE);
        String key = event.key();
        if (key != null && !key.isBlank()) {
            json.name("aggregation_key").value(EventKey.within(key, DatadogLimits.EVENT_KEY_CHARS));
        }
        json.name("tags").beginArray();
        tags(event, identity).forEach(json::value);
        json.endArray().endObject();
    }

    /** The event's own tags first: they are the ones that must not be cut. */
    private static Set<String> tags(Event event, ServiceIdentity identity) {
        Set<String> tags = new LinkedHashSet<>();
        event.tags().forEach(tag -> add(tag, tags));
        add("service:" + identity.service(), tags);
        identity.logTags().forEach(tag -> add(tag, tags));
        return tags;
    }

    private static void add(String tag, Set<String> tags) {
        if (tags.size() < DatadogLimits.EVENT_TAGS) {
            tags.add(cut(tag.replace(',', '_'), DatadogLimits.TAG_CHARS, ""));
        }
    }

    private static String text(String words, int most) {
        String harmless = words.replace("@", "@" + UNSEEN).replace("%%%", "%%" + UNSEEN + "%");
        return cut(harmless, most, MORE);
    }

    /** Never ends with half of a character. */
    private static String cut(String text, int most, String ending) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - ending.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + ending;
    }
}
