package dev.hinomi.alerts.outbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.state.AskedSilence;
import dev.hinomi.alerts.state.AskedSilences;
import java.util.ArrayList;
import java.util.List;

/** Silences that people asked for, as JSON. */
final class SilenceJson {

    private SilenceJson() {}

    static JsonArray write(AskedSilences silences) {
        JsonArray array = new JsonArray();
        silences.all().forEach(asked -> array.add(write(asked)));
        return array;
    }

    static AskedSilences read(JsonArray array) {
        List<AskedSilence> all = new ArrayList<>();
        array.forEach(element -> all.add(read(element.getAsJsonObject())));
        return new AskedSilences(all);
    }

    static JsonObject write(AskedSilence asked) {
        JsonObject json = new JsonObject();
        json.addProperty("rule", asked.rule());
        JsonArray group = new JsonArray();
        asked.group().all().forEach(group::add);
        json.add("group", group);
        json.addProperty("by", asked.by());
        json.addProperty("until", asked.until().toString());
        return json;
    }

    static AskedSilence read(JsonObject json) {
        List<String> group = new ArrayList<>();
        json.getAsJsonArray("group").forEach(tag -> group.add(tag.getAsString()));
        return new AskedSilence(
                json.get("rule").getAsString(),
                new Tags(group),
                json.get("by").getAsString(),
                TransitionJson.instant(json, "until"));
    }
}
