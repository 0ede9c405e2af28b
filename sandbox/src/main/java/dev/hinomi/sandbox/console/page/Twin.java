package dev.hinomi.sandbox.console.page;

import com.google.gson.ExclusionStrategy;
import com.google.gson.FieldAttributes;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.store.Attributes;
import dev.hinomi.sandbox.store.TraceId;
import java.time.Duration;
import java.time.Instant;

/** A page's model as JSON: its components, times in ISO 8601, durations in nanoseconds, markup left out. */
public final class Twin {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeSpecialFloatingPointValues()
            .setExclusionStrategies(new NoMarkup())
            .registerTypeAdapter(Instant.class, asText())
            .registerTypeAdapter(TraceId.class, asText())
            .registerTypeAdapter(Address.class, asText())
            .registerTypeAdapter(Duration.class, (JsonSerializer<Duration>)
                    (duration, type, context) -> new JsonPrimitive(duration.toNanos()))
            .registerTypeAdapter(
                    Attributes.class, (JsonSerializer<Attributes>) (attributes, type, context) -> attributes.json())
            .create();

    private Twin() {}

    /**
     * Writes a model.
     *
     * @param model the model of a page
     * @return JSON
     */
    public static String of(Record model) {
        return GSON.toJson(model);
    }

    private static JsonSerializer<Object> asText() {
        return (value, type, context) -> new JsonPrimitive(value.toString());
    }

    private static final class NoMarkup implements ExclusionStrategy {
        @Override
        public boolean shouldSkipField(FieldAttributes field) {
            return false;
        }

        @Override
        public boolean shouldSkipClass(Class<?> type) {
            return type == Html.class;
        }
    }
}
