package dev.hinomi.alerts.store;

import com.google.gson.JsonObject;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Incident;
import java.time.Instant;

/** An incident as JSON, in states and in what is told of them. */
public final class IncidentJson {

    private IncidentJson() {}

    /** The incident as it is kept. */
    public static JsonObject write(Incident incident) {
        JsonObject json = new JsonObject();
        json.addProperty("id", incident.id());
        json.addProperty("since", incident.since().toString());
        json.addProperty("severity", incident.severity().name());
        return json;
    }

    /** The incident as it was kept; throws what a reader throws when it is none. */
    public static Incident read(JsonObject json) {
        return new Incident(
                json.get("id").getAsString(),
                Instant.parse(json.get("since").getAsString()),
                Severity.valueOf(json.get("severity").getAsString()));
    }
}
