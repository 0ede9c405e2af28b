package dev.hinomi.cli.explain;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.hinomi.alerts.backtest.Explanation;
import dev.hinomi.alerts.backtest.Message;
import dev.hinomi.alerts.backtest.Part;
import dev.hinomi.alerts.backtest.Situation;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.spec.Durations;
import dev.hinomi.alerts.state.Overlay;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An explanation for tools: the same numbers as the text has, under names that stay. */
public final class ExplanationJson {

    private ExplanationJson() {}

    /** The explanation as one object. */
    public static JsonObject of(Explanation explanation) {
        Situation situation = explanation.situation();
        AlertRule rule = situation.alert().rule();
        Verdicts verdicts = new Verdicts(explanation);
        JsonObject json = new JsonObject();
        json.addProperty("at", explanation.at().toString());
        json.addProperty("rule", rule.id());
        json.addProperty("group", situation.alert().group().toString());
        json.addProperty("state", situation.status().name());
        json.addProperty("since", situation.since().toString());
        json.addProperty(
                "reason",
                situation.entered().map(entered -> entered.reason().key()).orElse(null));
        json.addProperty("why", verdicts.state());
        json.addProperty("people", verdicts.people());
        json.addProperty("query", rule.condition().text());
        json.addProperty("window", Durations.format(rule.condition().window()));
        json.add("value", situation.measurement().map(ExplanationJson::value).orElse(JsonNull.INSTANCE));
        json.addProperty(
                "no_data",
                situation.measurement().flatMap(ExplanationJson::absence).orElse(null));
        json.addProperty("critical", text(rule.thresholds().critical()));
        json.addProperty("warning", text(rule.thresholds().warning()));
        json.addProperty("recovery", text(rule.thresholds().recovery()));
        json.addProperty("for", Durations.format(rule.timing().pendingFor()));
        json.addProperty("min_samples", rule.timing().minSamples());
        json.addProperty("keep_firing_for", Durations.format(rule.keepFiringFor()));
        json.addProperty("missing", verdicts.missing());
        json.addProperty(
                "incident",
                situation
                        .standing()
                        .state()
                        .incident()
                        .map(incident -> incident.id())
                        .orElse(null));
        json.addProperty(
                "active", rule.attention().active().map(hours -> hours.text()).orElse(null));
        json.add("parts", array(explanation.parts(), ExplanationJson::part));
        json.add("overlays", array(situation.standing().overlays(), ExplanationJson::overlay));
        json.add("silences_on", array(explanation.silences(), silence -> new JsonPrimitive(silence.id())));
        json.add("others", array(explanation.others(), ExplanationJson::other));
        json.add("messages", array(explanation.messages(), ExplanationJson::message));
        json.addProperty(
                "failure",
                explanation.failure().map(RuntimeException::getMessage).orElse(null));
        return json;
    }

    private static JsonElement value(Measurement measurement) {
        return measurement instanceof Measurement.Value number ? new JsonPrimitive(number.value()) : JsonNull.INSTANCE;
    }

    private static Optional<String> absence(Measurement measurement) {
        return measurement instanceof Measurement.NoData none
                ? Optional.of(none.reason().words())
                : Optional.empty();
    }

    private static @Nullable String text(Optional<Threshold> threshold) {
        return threshold.map(Threshold::toString).orElse(null);
    }

    private static JsonObject part(Part part) {
        JsonObject json = new JsonObject();
        json.addProperty("query", part.query());
        json.addProperty("aggregation", part.aggregation());
        json.add("value", value(part.value()));
        json.addProperty("no_data", absence(part.value()).orElse(null));
        json.addProperty("points", part.points().count());
        json.addProperty("series", part.points().series());
        json.addProperty("series_of_that_name", part.points().named());
        json.addProperty("latest", part.points().latest().map(Object::toString).orElse(null));
        json.addProperty("note", part.note().orElse(null));
        return json;
    }

    private static JsonObject overlay(Overlay overlay) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", overlay.key());
        json.addProperty("why", overlay.words());
        return json;
    }

    private static JsonObject other(Situation other) {
        JsonObject json = new JsonObject();
        json.addProperty("rule", other.alert().rule().id());
        json.addProperty("group", other.alert().group().toString());
        json.addProperty("state", other.status().name());
        return json;
    }

    private static JsonObject message(Message message) {
        JsonObject json = new JsonObject();
        json.addProperty("at", message.at().toString());
        json.addProperty("channel", message.notification().target().channel());
        json.addProperty("text", message.text());
        json.addProperty("new", message.isNew());
        json.add("mentions", array(message.mentions(), JsonPrimitive::new));
        return json;
    }

    private static <T> JsonArray array(Collection<T> items, Function<T, JsonElement> form) {
        JsonArray array = new JsonArray();
        items.forEach(item -> array.add(form.apply(item)));
        return array;
    }
}
