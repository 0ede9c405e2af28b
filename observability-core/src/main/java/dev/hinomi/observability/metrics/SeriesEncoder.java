package dev.hinomi.observability.metrics;

import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonWriter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.NamingConvention;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one reading as one series of the v2 form. A tag that the meter has keeps its value even if the identity has one
 * of the same key. Not thread-safe.
 *
 * @param identity whose tags go on every series
 * @param naming what the application makes of names and tags before Datadog's rules do
 * @param intervalSeconds the length of a step, which makes counts comparable with rates
 * @param instance tells the series of this copy of the service from those of every other
 */
record SeriesEncoder(ServiceIdentity identity, NamingConvention naming, long intervalSeconds, String instance) {
    private static final String INSTANCE = "instance";

    /** Writes the series as the writer's next value. */
    void encode(Meter.Id id, Reading reading, long timestampSeconds, JsonWriter json) {
        json.beginObject();
        json.name("metric").value(name(id, reading));
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

    private String name(Meter.Id id, Reading reading) {
        return DatadogNames.metricName(naming.name(id.getName() + reading.suffix(), id.getType(), id.getBaseUnit()));
    }

    private Map<String, String> tags(Meter.Id id, Reading reading) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Iterator<Tag> own = id.getTagsAsIterable().iterator(); own.hasNext(); ) {
            Tag tag = own.next();
            add(DatadogNames.tag(naming.tagKey(tag.getKey()), naming.tagValue(tag.getValue())), tags);
        }
        String statistic = reading.statisticTag();
        if (statistic != null) {
            add(DatadogNames.tag("statistic", statistic), tags);
        }
        identity.metricTags().forEach(tag -> add(DatadogNames.tag(tag), tags));
        add(DatadogNames.tag(INSTANCE, instance), tags);
        return tags;
    }

    private static void add(String tag, Map<String, String> byKey) {
        int colon = tag.indexOf(':');
        byKey.putIfAbsent(colon < 0 ? tag : tag.substring(0, colon), tag);
    }

    private static @Nullable String unit(Meter.Id id, Reading reading) {
        return reading.unit().or(() -> DatadogUnits.of(id.getBaseUnit())).orElse(null);
    }
}
