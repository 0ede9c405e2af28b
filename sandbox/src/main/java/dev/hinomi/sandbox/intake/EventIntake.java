package dev.hinomi.sandbox.intake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.hinomi.sandbox.intake.Findings.Amount;
import dev.hinomi.sandbox.store.Attributes;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.EventEntry;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.Signal;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.util.List;

/** {@code POST /api/v1/events}, {@code /api/v2/events} and {@code /api/v1/check_run}. */
final class EventIntake implements Acceptance {

    /** Which of the three. */
    enum Form {
        V1,
        V2,
        CHECK
    }

    private static final int MAX_TEXT = 4_000;
    private static final int MAX_TITLE = 500;
    private static final int MAX_TAGS = 100;
    private static final int MAX_AGGREGATION_KEY = 100;
    private static final long MAX_EVENT_AGE_SECONDS = 18 * 3600L;
    private static final long MAX_CHECK_AGE_SECONDS = 600;
    private static final int MAX_STATUS = 3;

    private final Store store;
    private final Form form;

    EventIntake(Store store, Form form) {
        this.store = store;
        this.form = form;
    }

    @Override
    public Response accept(Request request, JsonElement json) {
        try {
            List<JsonElement> entries = json.isJsonArray() && form == Form.CHECK
                    ? json.getAsJsonArray().asList()
                    : List.of(json);
            for (JsonElement entry : entries) {
                JsonObject object = Json.object(entry, "the body");
                switch (form) {
                    case V1 -> event(request, object, object, "text", MAX_EVENT_AGE_SECONDS);
                    case V2 -> event(request, object, v2(object), "message", MAX_EVENT_AGE_SECONDS);
                    case CHECK -> check(request, object);
                }
            }
            return Response.json(202, "{\"status\":\"ok\"}");
        } catch (ShapeException e) {
            String actual = String.valueOf(e.getMessage());
            Finding finding = new Finding(
                    "body",
                    "event.shape",
                    "the documented shape",
                    actual,
                    Effect.REJECTED,
                    IntakeRules.EVENTS.source());
            store.report(request.at(), Signal.EVENTS, request.id(), List.of(finding));
            return Answers.errors(400, actual);
        }
    }

    private static JsonObject v2(JsonObject body) {
        return Json.object(Json.object(body.get("data"), "data").get("attributes"), "data.attributes");
    }

    private void event(Request request, JsonObject sent, JsonObject event, String textName, long maxAge) {
        Findings findings = new Findings("body", IntakeRules.EVENTS.source());
        String title = required(event, "title");
        String text = Json.text(event, textName).orElse("");
        findings.over("title", "event.title", new Amount(title.length(), MAX_TITLE, "chars"), Effect.TRUNCATED);
        findings.over(textName, "event.text", new Amount(text.length(), MAX_TEXT, "chars"), Effect.TRUNCATED);
        int key = Json.text(event, "aggregation_key").orElse("").length();
        findings.over(
                "aggregation_key",
                "event.aggregation_key",
                new Amount(key, MAX_AGGREGATION_KEY, "chars"),
                Effect.REJECTED);
        age(request, event, "date_happened", maxAge, findings);
        store(request, sent, "event", List.of(title, text), findings);
    }

    private void check(Request request, JsonObject check) {
        Findings findings =
                new Findings("body", "docs.datadoghq.com/api/latest/service-checks/#submit-a-service-check");
        String name = required(check, "check");
        required(check, "host_name");
        int status = (int) Json.number(check.get("status"), "status");
        if (status < 0 || status > MAX_STATUS) {
            throw new ShapeException("status must be 0 (ok) to 3 (unknown), but was " + status);
        }
        age(request, check, "timestamp", MAX_CHECK_AGE_SECONDS, findings);
        store(request, check, "check", List.of(name, Json.text(check, "message").orElse("")), findings);
    }

    private static void age(Request request, JsonObject sent, String name, long max, Findings findings) {
        if (sent.get(name) instanceof JsonPrimitive date && date.isNumber()) {
            long age = request.at().getEpochSecond() - date.getAsLong();
            findings.over(name, "event.age", new Amount(age, max, "s old"), Effect.DROPPED);
        }
    }

    private void store(Request request, JsonObject sent, String kind, List<String> words, Findings findings) {
        List<String> tags = Json.texts(form == Form.V2 ? v2(sent) : sent, "tags");
        findings.over("tags", "event.tags", new Amount(tags.size(), MAX_TAGS, "tags"), Effect.TRUNCATED);
        store.counters().add(Counter.EVENTS_RECEIVED, 1);
        store.report(request.at(), Signal.EVENTS, request.id(), findings.all());
        Attributes attributes = Attributes.of(sent);
        store.events()
                .add(
                        id -> new EventEntry(
                                id,
                                request.id(),
                                request.at(),
                                kind,
                                words.get(0),
                                words.get(1),
                                tags,
                                attributes,
                                findings.all()),
                        1_000L + 3L * request.body().size());
    }

    private static String required(JsonObject object, String name) {
        return Json.text(object, name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new ShapeException(name + " is required"));
    }
}
