package dev.hinomi.alerts.outbox;

import com.google.gson.JsonObject;
import dev.hinomi.alerts.query.Comparison.Comparator;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.alerts.store.IncidentJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** A transition as JSON. */
final class TransitionJson {

    private TransitionJson() {}

    static JsonObject write(Transition transition) {
        JsonObject json = new JsonObject();
        json.addProperty("from", transition.from().name());
        json.addProperty("to", transition.to().name());
        json.addProperty("reason", transition.reason().name());
        transition.value().ifPresent(value -> json.addProperty("value", Double.toString(value)));
        transition.threshold().ifPresent(threshold -> json.add("threshold", threshold(threshold)));
        json.addProperty("at", transition.at().toString());
        transition.incident().ifPresent(incident -> json.add("incident", IncidentJson.write(incident)));
        return json;
    }

    static Transition read(JsonObject json) {
        return new Transition(
                Status.valueOf(json.get("from").getAsString()),
                Status.valueOf(json.get("to").getAsString()),
                Reason.valueOf(json.get("reason").getAsString()),
                json.has("value")
                        ? OptionalDouble.of(Double.parseDouble(json.get("value").getAsString()))
                        : OptionalDouble.empty(),
                Optional.ofNullable(json.getAsJsonObject("threshold")).map(TransitionJson::threshold),
                instant(json, "at"),
                Optional.ofNullable(json.getAsJsonObject("incident")).map(IncidentJson::read));
    }

    static Instant instant(JsonObject json, String name) {
        return Instant.parse(json.get(name).getAsString());
    }

    static JsonObject threshold(Threshold threshold) {
        JsonObject json = new JsonObject();
        json.addProperty("comparator", threshold.comparator().name());
        json.addProperty("value", threshold.value().toString());
        json.addProperty("unit", threshold.unit().name());
        return json;
    }

    static Threshold threshold(JsonObject json) {
        return new Threshold(
                Comparator.valueOf(json.get("comparator").getAsString()),
                new BigDecimal(json.get("value").getAsString()),
                Threshold.Unit.valueOf(json.get("unit").getAsString()));
    }
}
