package dev.hinomi.sandbox.intake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.Attributes;
import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code PUT} and {@code GET /api/v1/metrics/NAME}: what a metric means. Both need an application key, and a metric of which
 * points have arrived. Source: docs.datadoghq.com/api/latest/metrics, "Edit metric metadata" and "Get metric metadata".
 */
final class MetadataApi implements Acceptance {

    private static final Set<String> TYPES = Set.of("count", "gauge", "rate", "distribution");
    private static final Set<String> TEXTS =
            Set.of("type", "unit", "per_unit", "description", "short_name", "integration");
    private static final String INTERVAL = "statsd_interval";

    private final Store store;

    MetadataApi(Store store) {
        this.store = store;
    }

    @Override
    public Response accept(Request request, JsonElement json) {
        return refusal(request).orElseGet(() -> put(request, json));
    }

    /** What is known of a metric. */
    Response get(Request request) {
        return refusal(request).orElseGet(() -> Response.json(200, known(name(request))));
    }

    private Optional<Response> refusal(Request request) {
        return ApplicationKeys.refusal(request)
                .or(() -> store.metrics().names().containsKey(name(request))
                        ? Optional.empty()
                        : Optional.of(Answers.errors(404, "metric_name not found")));
    }

    private static String name(Request request) {
        return request.variable("name");
    }

    private Response put(Request request, JsonElement json) {
        try {
            JsonObject told = checked(Json.object(json, "the body"));
            JsonObject all = known(name(request));
            told.entrySet().forEach(member -> all.add(member.getKey(), member.getValue()));
            store.metrics().describe(name(request), Attributes.of(all));
            return Response.json(200, all);
        } catch (ShapeException e) {
            return refuse(request, String.valueOf(e.getMessage()));
        }
    }

    private JsonObject known(String name) {
        return store.metrics()
                .metadata()
                .getOrDefault(name, Attributes.NONE)
                .json()
                .deepCopy();
    }

    private static JsonObject checked(JsonObject told) {
        for (Map.Entry<String, JsonElement> member : told.entrySet()) {
            check(member.getKey(), member.getValue());
        }
        return told;
    }

    private static void check(String name, JsonElement value) {
        if (TEXTS.contains(name)) {
            if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
                throw new ShapeException(name + " must be text, but was " + value);
            }
            if (name.equals("type") && !TYPES.contains(value.getAsString())) {
                throw new ShapeException("type must be one of count, distribution, gauge, rate, but was " + value);
            }
        } else if (name.equals(INTERVAL)) {
            Json.number(value, name);
        }
    }

    private Response refuse(Request request, String actual) {
        Finding finding = new Finding(
                "body",
                "metadata.shape",
                "the documented shape",
                actual,
                Effect.REJECTED,
                IntakeRules.METADATA.source());
        store.report(request.at(), IntakeRules.METADATA.signal(), request.id(), List.of(finding));
        return Answers.errors(400, actual);
    }
}
