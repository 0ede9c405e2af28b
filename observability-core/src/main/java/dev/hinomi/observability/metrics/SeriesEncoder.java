package dev.hinomi.observability.metrics;

import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonWriter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one reading as one series of the v2 form. A tag that the meter has keeps its value even if the identity has one
 * of the same key. Not thread-safe.
 *
 * @param identity whose tags go on every series
 * @param intervalSeconds the length of a step, which makes counts comparable with rates
 */
record SeriesEncoder(ServiceIdentity identity, long intervalSeconds) {

    /** Writes the series as the writer's next value. */
    void encode(Meter.Id id, Reading reading, long timestampSeconds, JsonWriter json) {
        json.beginObject();
        json.name("metric").value(DatadogNames.metricName(id.getName() + reading.suffix()));
        json.name("type").value(reading.type().code());
        json.name("points").beginArray().beginObject();
        json.name("timestamp").value(timestampSeconds);
        json.name("value").value(reading.value());
        json.endObject().endArray();
        json.name("interval").value(intervalSeconds);
        String unit = unit(id, reading);
        if (unit != null) {
            json.name("unit").value(unit);
        }
        json.name("tags").beginArray();
        tags(id, reading).values().forEach(json::value);
        json.endArray();
        json.endObject();
    }

    private Map<String, String> tags(Meter.Id id, Reading reading) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Iterator<Tag> own = id.getTagsAsIterable().iterator(); own.hasNext(); ) {
            Tag tag = own.next();
            add(DatadogNames.tag(tag.getKey(), tag.getValue()), tags);
        }
        String statistic = reading.statisticTag();
        if (statistic != null) {
            add(DatadogNames.tag("statistic", statistic), tags);
        }
        identity.metricTags().forEach(tag -> add(DatadogNames.tag(tag), tags));
        return tags;
    }

    private static void add(String tag, Map<String, String> byKey) {
        int colon = tag.indexOf(':');
        byKey.putIfAbsent(colon < 0 ? tag : tag.substring(0, colon), tag);
    }

    private static @Nullable String unit(Meter.Id id, Reading reading) {
        return reading.unit().orElseGet(() -> singular(id.getBaseUnit()));
    }

    /** Datadog names units in the singular; a unit it does not know it ignores. */
    private static @Nullable String singular(@Nullable String unit) {
        if (unit == null || unit.isBlank()) {
            return null;
        }
        String lower = unit.toLowerCase(Locale.ROOT);
        return lower.length() > 2 && lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
