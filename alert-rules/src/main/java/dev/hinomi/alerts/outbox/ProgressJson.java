package dev.hinomi.alerts.outbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.notify.Attempt;
import dev.hinomi.alerts.notify.Called;
import dev.hinomi.alerts.notify.Doubt;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Parties;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.notify.Shown;
import dev.hinomi.alerts.notify.Trouble;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How far something was told, as JSON. */
final class ProgressJson {

    private ProgressJson() {}

    static JsonObject shown(Shown shown) {
        JsonObject json = new JsonObject();
        json.add("root", receipt(shown.root()));
        shown.status().ifPresent(status -> json.addProperty("status", status.name()));
        json.addProperty("noted", shown.noted().name());
        json.addProperty("called", shown.called().worst().name());
        json.addProperty("calledInVain", shown.called().inVain());
        add(json, "edited", shown.edited());
        shown.storm().ifPresent(storm -> json.addProperty("storm", storm));
        shown.parties().held().ifPresent(held -> json.add("held", held(held)));
        json.add("affected", texts(shown.parties().affected()));
        add(json, "silentUntil", shown.silentUntil());
        return json;
    }

    static Shown shown(JsonObject json) {
        return new Shown(
                receipt(json.getAsJsonObject("root")),
                optional(json, "status", each -> Status.valueOf(each.getAsString())),
                Status.valueOf(json.get("noted").getAsString()),
                new Called(
                        severity(json, "called"),
                        json.has("calledInVain") && json.get("calledInVain").getAsBoolean()),
                instant(json, "edited"),
                optional(json, "storm", JsonElement::getAsString),
                new Parties(
                        Optional.ofNullable(json.getAsJsonObject("held")).map(ProgressJson::held),
                        texts(json.getAsJsonArray("affected"))),
                instant(json, "silentUntil"));
    }

    static JsonObject held(Progress.Acknowledged held) {
        JsonObject json = new JsonObject();
        json.addProperty("by", held.by());
        json.addProperty("at", held.at().toString());
        add(json, "until", held.until());
        return json;
    }

    static Progress.Acknowledged held(JsonObject json) {
        return new Progress.Acknowledged(
                json.get("by").getAsString(), TransitionJson.instant(json, "at"), instant(json, "until"));
    }

    static JsonObject receipt(Receipt receipt) {
        JsonObject json = new JsonObject();
        json.addProperty("channel", receipt.channel());
        json.addProperty("timestamp", receipt.timestamp());
        return json;
    }

    static Receipt receipt(JsonObject json) {
        return new Receipt(
                json.get("channel").getAsString(), json.get("timestamp").getAsString());
    }

    static JsonObject attempt(Attempt attempt) {
        JsonObject json = new JsonObject();
        json.addProperty("failures", attempt.failures());
        json.addProperty("form", attempt.form().name());
        json.addProperty("generation", attempt.generation());
        attempt.trouble().ifPresent(trouble -> json.add("trouble", trouble(trouble)));
        attempt.storm().ifPresent(storm -> json.addProperty("storm", storm));
        return json;
    }

    static Attempt attempt(JsonObject json) {
        return new Attempt(
                json.get("failures").getAsInt(),
                Notification.Form.valueOf(json.get("form").getAsString()),
                json.get("generation").getAsInt(),
                Optional.ofNullable(json.getAsJsonObject("trouble")).map(ProgressJson::trouble),
                optional(json, "storm", JsonElement::getAsString));
    }

    private static JsonObject trouble(Trouble trouble) {
        JsonObject json = new JsonObject();
        json.addProperty("why", trouble.why());
        json.addProperty("since", trouble.since().toString());
        trouble.doubt().ifPresent(doubt -> json.add("doubt", doubt(doubt)));
        add(json, "toldElsewhere", trouble.toldElsewhere());
        return json;
    }

    private static Trouble trouble(JsonObject json) {
        return new Trouble(
                json.get("why").getAsString(),
                TransitionJson.instant(json, "since"),
                Optional.ofNullable(json.getAsJsonObject("doubt")).map(ProgressJson::doubt),
                instant(json, "toldElsewhere"));
    }

    static JsonObject doubt(Doubt doubt) {
        JsonObject json = new JsonObject();
        json.addProperty("since", doubt.since().toString());
        json.addProperty("severity", doubt.severity().name());
        return json;
    }

    static Doubt doubt(JsonObject json) {
        return new Doubt(TransitionJson.instant(json, "since"), severity(json, "severity"));
    }

    static JsonObject progress(Progress progress) {
        JsonObject json = new JsonObject();
        json.addProperty("severity", progress.severity().name());
        json.addProperty("over", progress.over());
        json.addProperty("since", progress.since().toString());
        progress.acknowledged().ifPresent(held -> json.add("held", held(held)));
        json.add("steps", texts(progress.steps().stream().map(Instant::toString).toList()));
        json.addProperty("lastTold", progress.lastTold().toString());
        return json;
    }

    static Progress progress(JsonObject json) {
        return new Progress(
                severity(json, "severity"),
                json.get("over").getAsBoolean(),
                TransitionJson.instant(json, "since"),
                Optional.ofNullable(json.getAsJsonObject("held")).map(ProgressJson::held),
                texts(json.getAsJsonArray("steps")).stream().map(Instant::parse).toList(),
                TransitionJson.instant(json, "lastTold"));
    }

    static Severity severity(JsonObject json, String name) {
        return Severity.valueOf(json.get(name).getAsString());
    }

    static void add(JsonObject json, String name, Optional<Instant> instant) {
        instant.ifPresent(value -> json.addProperty(name, value.toString()));
    }

    static Optional<Instant> instant(JsonObject json, String name) {
        return optional(json, name, each -> Instant.parse(each.getAsString()));
    }

    private static <T> Optional<T> optional(JsonObject json, String name, Function<JsonElement, T> reader) {
        return json.has(name) ? Optional.of(reader.apply(json.get(name))) : Optional.empty();
    }

    private static JsonArray texts(Collection<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static List<String> texts(JsonArray array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.getAsString()));
        return texts;
    }
}
