package dev.hinomi.sandbox.oncall;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The answer about one schedule, as JSON:API.
 *
 * @param id the schedule's id
 * @param at the moment that was asked about
 * @param include which related resources are wanted
 */
record RespondersAnswer(String id, Instant at, List<String> include) {

    private static final String GROUP = "schedule_oncall_responder";

    JsonObject of(List<OnCallShift> shifts, List<String> positions) {
        JsonArray responders = new JsonArray();
        Map<String, JsonObject> included = new LinkedHashMap<>();
        for (String position : positions) {
            List<OnCallShift> there = at(position, shifts);
            JsonObject group = identity(idOf(id + position), GROUP);
            responders.add(group.deepCopy());
            group.add("attributes", member("position", position));
            JsonArray references = new JsonArray();
            there.forEach(shift -> references.add(identity(idOf(shift.toString()), "shifts")));
            group.add("relationships", related("shifts", references));
            include("responders", group, included);
            there.forEach(shift -> include(shift, included));
        }
        JsonObject data = identity(id, "schedule_oncall_responders");
        data.add("attributes", member("scheduled_at", at.toString()));
        data.add("relationships", related("responders", responders));
        JsonObject answer = new JsonObject();
        answer.add("data", data);
        JsonArray all = new JsonArray();
        included.values().forEach(all::add);
        answer.add("included", all);
        return answer;
    }

    private List<OnCallShift> at(String position, List<OnCallShift> shifts) {
        return switch (position) {
            case "previous" ->
                shifts.stream()
                        .filter(shift -> !shift.end().isAfter(at))
                        .max(Comparator.comparing(OnCallShift::end))
                        .stream()
                        .toList();
            case "next" ->
                shifts.stream()
                        .filter(shift -> shift.start().isAfter(at))
                        .min(Comparator.comparing(OnCallShift::start))
                        .stream()
                        .toList();
            default -> shifts.stream().filter(shift -> shift.covers(at)).toList();
        };
    }

    private void include(OnCallShift shift, Map<String, JsonObject> included) {
        JsonObject json = identity(idOf(shift.toString()), "shifts");
        JsonObject times = member("start", shift.start().toString());
        times.addProperty("end", shift.end().toString());
        json.add("attributes", times);
        JsonObject reference = new JsonObject();
        reference.add("data", identity(idOf(shift.email()), "users"));
        JsonObject user = new JsonObject();
        user.add("user", reference);
        json.add("relationships", user);
        include("responders.shifts", json, included);
        JsonObject person = identity(idOf(shift.email()), "users");
        JsonObject attributes = member("email", shift.email());
        attributes.addProperty("name", shift.email().replaceAll("@.*", ""));
        person.add("attributes", attributes);
        include("responders.shifts.user", person, included);
    }

    private void include(String word, JsonObject resource, Map<String, JsonObject> included) {
        if (include.contains(word)) {
            included.putIfAbsent(resource.get("type") + resource.get("id").getAsString(), resource);
        }
    }

    private static JsonObject related(String name, JsonArray references) {
        JsonObject data = new JsonObject();
        data.add("data", references);
        JsonObject related = new JsonObject();
        related.add(name, data);
        return related;
    }

    private static JsonObject identity(String id, String type) {
        JsonObject json = member("id", id);
        json.addProperty("type", type);
        return json;
    }

    private static JsonObject member(String name, String value) {
        JsonObject json = new JsonObject();
        json.addProperty(name, value);
        return json;
    }

    private static String idOf(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
