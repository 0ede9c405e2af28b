package dev.hinomi.observability.metrics.catalogue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.micrometer.core.instrument.Meter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue as a file for tools: an array {@code metrics} of objects with {@code name}, {@code type} (Micrometer's in
 * lower case), {@code series} (the names in Datadog), {@code unit}, {@code description}, {@code owner}, {@code percentiles}
 * and {@code tags}, each with {@code key} and {@code values}, or {@code most} if they are known at run time only. In a jar it
 * is {@value #RESOURCE}.
 */
public final class CatalogueJson {
    /** Where a jar keeps its catalogue. */
    public static final String RESOURCE = "META-INF/hinomi/metrics.json";

    private CatalogueJson() {}

    /** The catalogue as text, one metric a line. */
    public static String write(MetricCatalogue catalogue) {
        return catalogue.entries().stream()
                .map(entry -> "  " + json(entry.metric()))
                .collect(Collectors.joining(",\n", "{\"metrics\": [\n", "\n]}\n"));
    }

    private static JsonObject json(Metric metric) {
        JsonObject object = new JsonObject();
        object.addProperty("name", metric.name());
        object.addProperty("type", metric.type().name().toLowerCase(Locale.ROOT));
        object.add("series", strings(metric.seriesNames()));
        addIfPresent("unit", metric.unit(), object);
        addIfPresent("description", metric.description(), object);
        addIfPresent("owner", metric.owner(), object);
        if (metric.distribution()) {
            object.addProperty("percentiles", true);
        }
        JsonArray tags = new JsonArray();
        metric.tags().forEach(tag -> tags.add(json(tag)));
        object.add("tags", tags);
        return object;
    }

    private static JsonObject json(TagKey tag) {
        JsonObject object = new JsonObject();
        object.addProperty("key", tag.asString());
        if (!tag.values().isEmpty()) {
            object.add("values", strings(tag.values()));
        } else {
            tag.most().ifPresent(most -> object.addProperty("most", most));
        }
        return object;
    }

    private static JsonArray strings(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(text -> array.add(new JsonPrimitive(text)));
        return array;
    }

    private static void addIfPresent(String name, @Nullable String value, JsonObject object) {
        if (value != null) {
            object.addProperty(name, value);
        }
    }

    /**
     * The catalogue that a text holds; members that this version does not know are passed over.
     *
     * @param place where the text comes from, for what is told of its metrics
     * @throws IllegalArgumentException if it is no catalogue
     */
    public static MetricCatalogue read(String text, String place) {
        try {
            List<MetricCatalogue.Entry> entries = new ArrayList<>();
            for (JsonElement metric :
                    JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("metrics")) {
                entries.add(new MetricCatalogue.Entry(place, metric(metric.getAsJsonObject())));
            }
            return MetricCatalogue.ofEntries(entries);
        } catch (JsonParseException
                | IllegalStateException
                | IllegalArgumentException
                | ClassCastException
                | NullPointerException noCatalogue) {
            throw new IllegalArgumentException(place + " is no catalogue of metrics: write it anew.", noCatalogue);
        }
    }

    /**
     * The metrics of all jars that the loader sees and that keep a catalogue.
     *
     * @throws IOException if one of them cannot be read
     * @throws IllegalArgumentException if one of them is no catalogue
     */
    public static MetricCatalogue onClassPath(ClassLoader loader) throws IOException {
        MetricCatalogue all = MetricCatalogue.of();
        for (URL resource : Collections.list(loader.getResources(RESOURCE))) {
            try (InputStream in = resource.openStream()) {
                all = all.and(read(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource.toString()));
            }
        }
        return all;
    }

    private static Metric metric(JsonObject object) {
        Meter.Type type = Meter.Type.valueOf(object.get("type").getAsString().toUpperCase(Locale.ROOT));
        List<TagKey> tags = new ArrayList<>();
        object.getAsJsonArray("tags").forEach(tag -> tags.add(tag(tag.getAsJsonObject())));
        return new Metric(
                object.get("name").getAsString(),
                type,
                text("unit", object),
                text("description", object),
                text("owner", object),
                tags,
                object.has("percentiles") && object.get("percentiles").getAsBoolean());
    }

    private static TagKey tag(JsonObject object) {
        String key = object.get("key").getAsString();
        if (object.has("values")) {
            return TagKey.of(
                    key,
                    object.getAsJsonArray("values").asList().stream()
                            .map(JsonElement::getAsString)
                            .toList());
        }
        return object.has("most") ? TagKey.upTo(object.get("most").getAsInt(), key) : TagKey.unbounded(key);
    }

    private static @Nullable String text(String name, JsonObject object) {
        return object.has(name) ? object.get(name).getAsString() : null;
    }
}
