package dev.hinomi.alerts.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Flaps;
import dev.hinomi.alerts.state.Overlay;
import dev.hinomi.alerts.state.Standing;
import dev.hinomi.alerts.state.Told;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an alert stands, as text for a store. Members that a version does not know are passed over. */
public final class StandingJson {

    private StandingJson() {}

    /** The text. */
    public static String write(Standing standing) {
        JsonObject json = new JsonObject();
        json.add("state", StateJson.write(standing.state()));
        json.addProperty("firstSeen", standing.firstSeen().toString());
        standing.told().ifPresent(told -> {
            JsonObject object = new JsonObject();
            object.addProperty("incident", told.incident());
            object.addProperty("severity", told.severity().name());
            json.add("told", object);
        });
        json.add("flaps", flaps(standing.flaps()));
        JsonArray overlays = new JsonArray();
        standing.overlays().forEach(overlay -> overlays.add(overlay(overlay)));
        json.add("overlays", overlays);
        return json.toString();
    }

    /**
     * How an alert stands, from the text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Standing read(String text) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            return new Standing(
                    StateJson.read(json.getAsJsonObject("state")),
                    Instant.parse(json.get("firstSeen").getAsString()),
                    Optional.ofNullable(json.getAsJsonObject("told")).map(StandingJson::told),
                    flaps(json.getAsJsonObject("flaps")),
                    overlays(json.getAsJsonArray("overlays")));
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | DateTimeException broken) {
            throw new IllegalArgumentException("the state of an alert cannot be read: it is no such JSON", broken);
        }
    }

    private static Told told(JsonObject json) {
        return new Told(
                json.get("incident").getAsString(),
                Severity.valueOf(json.get("severity").getAsString()));
    }

    private static JsonObject flaps(Flaps flaps) {
        JsonObject json = new JsonObject();
        JsonArray ends = new JsonArray();
        flaps.ends().forEach(end -> ends.add(end.toString()));
        json.add("ends", ends);
        add(json, "last", flaps.last());
        add(json, "since", flaps.since());
        return json;
    }

    private static Flaps flaps(JsonObject json) {
        List<Instant> ends = new ArrayList<>();
        json.getAsJsonArray("ends").forEach(end -> ends.add(Instant.parse(end.getAsString())));
        return new Flaps(ends, instant(json, "last"), instant(json, "since"));
    }

    private static JsonObject overlay(Overlay overlay) {
        JsonObject json = new JsonObject();
        json.addProperty("is", overlay.key());
        if (overlay instanceof Overlay.Acknowledged known) {
            json.addProperty("incident", known.incident());
            json.addProperty("by", known.by());
            json.addProperty("at", known.at().toString());
        } else if (overlay instanceof Overlay.Silenced silenced) {
            json.addProperty("by", silenced.silence());
            json.addProperty("why", silenced.why());
        } else if (overlay instanceof Overlay.Inhibited inhibited) {
            json.addProperty("by", inhibited.by());
        } else if (overlay instanceof Overlay.OffHours off) {
            json.addProperty("by", off.active());
        } else if (overlay instanceof Overlay.Flapping flapping) {
            json.addProperty("at", flapping.since().toString());
        }
        return json;
    }

    private static Set<Overlay> overlays(JsonArray array) {
        Set<Overlay> overlays = new LinkedHashSet<>();
        array.forEach(element -> {
            Overlay overlay = overlay(element);
            if (overlay != null) {
                overlays.add(overlay);
            }
        });
        return overlays;
    }

    private static @Nullable Overlay overlay(JsonElement element) {
        JsonObject json = element.getAsJsonObject();
        return switch (json.get("is").getAsString()) {
            case "acknowledged" ->
                new Overlay.Acknowledged(
                        json.get("incident").getAsString(),
                        json.get("by").getAsString(),
                        Instant.parse(json.get("at").getAsString()));
            case "silenced" ->
                new Overlay.Silenced(
                        json.get("by").getAsString(), json.get("why").getAsString());
            case "inhibited" -> new Overlay.Inhibited(json.get("by").getAsString());
            case "off_hours" -> new Overlay.OffHours(json.get("by").getAsString());
            case "flapping" -> new Overlay.Flapping(Instant.parse(json.get("at").getAsString()));
            default -> null;
        };
    }

    static void add(JsonObject json, String name, Optional<Instant> instant) {
        instant.ifPresent(value -> json.addProperty(name, value.toString()));
    }

    static Optional<Instant> instant(JsonObject json, String name) {
        return json.has(name) ? Optional.of(Instant.parse(json.get(name).getAsString())) : Optional.empty();
    }
}
