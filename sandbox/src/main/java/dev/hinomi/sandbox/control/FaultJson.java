package dev.hinomi.sandbox.control;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.hinomi.sandbox.faults.ActiveFault;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Faults as JSON: {@code {"target":"logs","kind":"status","status":503,"retry_after":2,"count":3,"duration":"30s"}}; {@code
 * kind} is {@code status}, {@code hang}, {@code reset}, {@code lose-answer}, {@code slow} (with {@code bytes_per_second}),
 * {@code refuse}, {@code answer} or {@code answer-instead} (both with {@code status}, {@code content_type} and {@code body}, or with
 * {@code slack_error}); without {@code count} and {@code duration} the fault stays until it is removed.
 */
final class FaultJson {

    private static final int DEFAULT_STATUS = 503;
    private static final int OK = 200;
    private static final int DEFAULT_BYTES_PER_SECOND = 50;

    private static final int DEFAULT_PERCENT = 100;

    private FaultJson() {}

    static Fault read(JsonObject json) {
        String target = text(json, "target").orElse("all");
        String kind = text(json, "kind")
                .orElseThrow(() -> new IllegalArgumentException(
                        "A fault needs a kind: status, hang, reset, lose-answer, slow, refuse, answer or"
                                + " answer-instead"));
        FaultAction action = switch (kind) {
            case "status" ->
                new FaultAction.Status(
                        number(json, "status").orElse(DEFAULT_STATUS),
                        number(json, "retry_after").orElse(null));
            case "hang" -> new FaultAction.Hang();
            case "reset" -> new FaultAction.Reset();
            case "lose-answer" -> new FaultAction.LoseAnswer();
            case "slow" -> new FaultAction.Slow(number(json, "bytes_per_second").orElse(DEFAULT_BYTES_PER_SECOND));
            case "refuse" -> new FaultAction.Refuse();
            case "answer" -> answer(json);
            case "answer-instead" -> new FaultAction.AnswerInstead(answer(json));
            default ->
                throw new IllegalArgumentException("No fault kind \"" + kind
                        + "\"; there are status, hang, reset, lose-answer, slow, refuse, answer and answer-instead");
        };
        Fault fault = Fault.of(new FaultTarget(target), action)
                .hitting(number(json, "percent").orElse(DEFAULT_PERCENT));
        Optional<String> duration = text(json, "duration");
        Optional<Integer> count = number(json, "count");
        if (duration.isPresent() && count.isPresent()) {
            throw new IllegalArgumentException("A fault has a count or a duration, not both: " + json);
        }
        return duration.map(text -> fault.during(Durations.parse(text)))
                .or(() -> count.map(fault::times))
                .orElse(fault);
    }

    private static FaultAction.Answer answer(JsonObject json) {
        return text(json, "slack_error")
                .map(FaultAction.Answer::ofSlack)
                .orElseGet(() -> new FaultAction.Answer(
                        number(json, "status").orElse(OK),
                        text(json, "content_type").orElse("application/json"),
                        text(json, "body").orElse("")));
    }

    static JsonArray write(List<ActiveFault> faults) {
        JsonArray array = new JsonArray();
        faults.forEach(fault -> array.add(write(fault)));
        return array;
    }

    static JsonObject write(ActiveFault active) {
        JsonObject json = new JsonObject();
        FaultAction action = active.fault().action();
        json.addProperty("id", active.id());
        json.addProperty("target", active.fault().target().name());
        json.addProperty("kind", action.kind());
        if (action instanceof FaultAction.Status status) {
            json.addProperty("status", status.status());
            add(json, "retry_after", status.retryAfterSeconds());
        } else if (action instanceof FaultAction.Slow slow) {
            json.addProperty("bytes_per_second", slow.bytesPerSecond());
        }
        json.addProperty("percent", active.fault().percent());
        json.addProperty("since", active.since().toString());
        if (active.until() != null) {
            json.addProperty("until", active.until().toString());
        }
        add(json, "left", active.left());
        json.addProperty("applied", active.applied());
        return json;
    }

    private static void add(JsonObject json, String name, @Nullable Integer number) {
        if (number != null) {
            json.addProperty(name, number);
        }
    }

    private static Optional<String> text(JsonObject json, String name) {
        return primitive(json.get(name)).map(JsonPrimitive::getAsString);
    }

    private static Optional<Integer> number(JsonObject json, String name) {
        try {
            return primitive(json.get(name)).map(JsonPrimitive::getAsInt);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, but was " + json.get(name), e);
        }
    }

    private static Optional<JsonPrimitive> primitive(@Nullable JsonElement element) {
        return element instanceof JsonPrimitive primitive ? Optional.of(primitive) : Optional.empty();
    }
}
