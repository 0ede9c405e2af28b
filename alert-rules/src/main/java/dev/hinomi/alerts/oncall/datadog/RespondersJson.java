package dev.hinomi.alerts.oncall.datadog;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.hinomi.alerts.notify.Mention;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Datadog's answer about the responders of a schedule: shifts and users stand in {@code included}, and a shift names its user by id.
 * Source: docs.datadoghq.com/api/latest/on-call, "Get on-call responders for a schedule".
 */
final class RespondersJson {

    private RespondersJson() {}

    /**
     * The shifts in an answer.
     *
     * @throws IllegalArgumentException when it is not such an answer
     */
    static Shifts read(String body) {
        try {
            List<JsonObject> shifts = new ArrayList<>();
            Map<String, String> addresses = new HashMap<>();
            for (JsonElement element :
                    JsonParser.parseString(body).getAsJsonObject().getAsJsonArray("included")) {
                JsonObject resource = element.getAsJsonObject();
                String type = resource.get("type").getAsString();
                if (type.equals("shifts")) {
                    shifts.add(resource);
                } else if (type.equals("users")) {
                    addresses.put(
                            resource.get("id").getAsString(),
                            resource.getAsJsonObject("attributes").get("email").getAsString());
                }
            }
            return new Shifts(shifts.stream()
                    .flatMap(shift -> shift(shift, addresses).stream())
                    .toList());
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | NullPointerException
                | ClassCastException
                | DateTimeException
                | StackOverflowError unreadable) {
            throw new IllegalArgumentException("an answer that is not Datadog's", unreadable);
        }
    }

    /** A shift that nobody has, or somebody without an address, is left out. */
    private static Optional<Shifts.Shift> shift(JsonObject shift, Map<String, String> addresses) {
        JsonObject attributes = shift.getAsJsonObject("attributes");
        JsonElement user =
                shift.getAsJsonObject("relationships").getAsJsonObject("user").get("data");
        if (user == null || user.isJsonNull()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        addresses.get(user.getAsJsonObject().get("id").getAsString()))
                .map(address -> new Shifts.Shift(
                        new Mention.Email(address), time(attributes, "start"), time(attributes, "end")));
    }

    private static Instant time(JsonObject attributes, String name) {
        return OffsetDateTime.parse(attributes.get(name).getAsString()).toInstant();
    }
}
