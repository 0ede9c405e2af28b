package dev.hinomi.alerts.store;

import com.google.gson.JsonObject;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Onset;
import java.time.Instant;
import java.util.Optional;

/** A state as JSON. */
final class StateJson {

    private StateJson() {}

    static JsonObject write(AlertState state) {
        JsonObject json = new JsonObject();
        json.addProperty("is", state.getClass().getSimpleName());
        if (state instanceof AlertState.NoData none) {
            json.addProperty("since", none.since().toString());
        } else if (state instanceof AlertState.Pending pending) {
            json.add("crossed", onset(pending.crossed()));
            pending.critical().ifPresent(onset -> json.add("critical", onset(onset)));
            StandingJson.add(json, "missingSince", pending.missingSince());
        } else if (state instanceof AlertState.Active active) {
            json.add("incident", IncidentJson.write(active.current()));
            StandingJson.add(json, "missingSince", active.missingSince());
            active.worse().ifPresent(onset -> json.add("worse", onset(onset)));
        } else if (state instanceof AlertState.Recovering recovering) {
            json.add("incident", IncidentJson.write(recovering.current()));
            json.addProperty("healthySince", recovering.healthySince().toString());
        } else if (state instanceof AlertState.Failed failed) {
            json.add("last", write(failed.last()));
            json.addProperty("since", failed.since().toString());
            json.addProperty("failures", failed.failures());
        }
        return json;
    }

    static AlertState read(JsonObject json) {
        String is = json.get("is").getAsString();
        return switch (is) {
            case "Ok" -> new AlertState.Ok();
            case "NoData" -> new AlertState.NoData(required(json, "since"));
            case "Pending" ->
                new AlertState.Pending(
                        onset(json.getAsJsonObject("crossed")),
                        Optional.ofNullable(json.getAsJsonObject("critical")).map(StateJson::onset),
                        StandingJson.instant(json, "missingSince"));
            case "Active" ->
                new AlertState.Active(
                        IncidentJson.read(json.getAsJsonObject("incident")),
                        StandingJson.instant(json, "missingSince"),
                        Optional.ofNullable(json.getAsJsonObject("worse")).map(StateJson::onset));
            case "Recovering" ->
                new AlertState.Recovering(
                        IncidentJson.read(json.getAsJsonObject("incident")), required(json, "healthySince"));
            case "Failed" ->
                new AlertState.Failed(
                        read(json.getAsJsonObject("last")),
                        required(json, "since"),
                        json.get("failures").getAsInt());
            default -> throw new IllegalArgumentException("there is no state \"" + is + "\": a newer version wrote it");
        };
    }

    private static Instant required(JsonObject json, String name) {
        return Instant.parse(json.get(name).getAsString());
    }

    private static JsonObject onset(Onset onset) {
        JsonObject json = new JsonObject();
        json.addProperty("since", onset.since().toString());
        json.addProperty("samples", onset.samples());
        return json;
    }

    private static Onset onset(JsonObject json) {
        return new Onset(required(json, "since"), json.get("samples").getAsInt());
    }
}
