package dev.hinomi.sandbox.intake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.Attributes;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.EventEntry;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.Signal;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

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
    private static final Duration MAX_EVENT_AGE = Duration.ofHours(18);
    private static final Duration MAX_EVENT_LEAD = Duration.ofHours(2);
    private static final Set<String> ALERT_TYPES =
            Set.of("error", "warning", "info", "success", "user_update", "recommendation", "snapshot");
    private static final Set<String> PRIORITIES = Set.of("normal", "low");
    private static final Duration MAX_CHECK_AGE = Duration.ofMinutes(10);
    private static final int MAX_STATUS = 3;
    private static final String CHECKS = "docs.datadoghq.com/api/latest/service-checks/#submit-a-service-check";

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
                JsonObject sent = Json.object(entry, "the body");
                store(request, sent, read(request, sent));
            }
            return Response.json(202, "{\"status\":\"ok\"}");
        } catch (ShapeException e) {
            return refuse(request, String.valueOf(e.getMessage()));
        }
    }

    /** What an event or a check says, read and checked. */
    private record Read(String kind, String title, String text, EventDraft draft) {}

    private Read read(Request request, JsonObject sent) {
        return switch (form) {
            case V1 -> event(draft(request, sent), "text", "date_happened");
            case V2 -> event(draft(request, attributes(sent)), "message", "timestamp");
            case CHECK -> check(draft(request, sent));
        };
    }

    private EventDraft draft(Request request, JsonObject fields) {
        String source = form == Form.CHECK ? CHECKS : IntakeRules.EVENTS.source();
        return new EventDraft(request.at(), fields, new Findings("body", source));
    }

    private static JsonObject attributes(JsonObject body) {
        return Json.object(Json.object(body.get("data"), "data").get("attributes"), "data.attributes");
    }

    private Read event(EventDraft draft, String text, String date) {
        String title = draft.required("title");
        if (form == Form.V1) {
            draft.required(text);
            draft.oneOf("alert_type", ALERT_TYPES);
            draft.oneOf("priority", PRIORITIES);
        }
        draft.length("title", "event.title", MAX_TITLE);
        draft.length(text, "event.text", MAX_TEXT);
        draft.length("aggregation_key", "event.aggregation_key", MAX_AGGREGATION_KEY);
        draft.age(date, MAX_EVENT_AGE);
        draft.ahead(date, MAX_EVENT_LEAD);
        return new Read("event", title, draft.text(text), draft);
    }

    private static Read check(EventDraft draft) {
        String name = draft.required("check");
        draft.required("host_name");
        int status = (int) Json.number(draft.fields().get("status"), "status");
        if (status < 0 || status > MAX_STATUS) {
            throw new ShapeException("status must be 0 (ok) to 3 (unknown), but was " + status);
        }
        draft.age("timestamp", MAX_CHECK_AGE);
        return new Read("check", name, draft.text("message"), draft);
    }

    private void store(Request request, JsonObject sent, Read read) {
        List<String> tags = read.draft().tags(MAX_TAGS);
        List<Finding> findings = read.draft().findings().all();
        Attributes attributes = Attributes.of(sent);
        store.counters().add(Counter.EVENTS_RECEIVED, 1);
        store.report(request.at(), Signal.EVENTS, request.id(), findings);
        LongFunction<EventEntry> entry = id -> new EventEntry(
                id, request.id(), request.at(), read.kind(), read.title(), read.text(), tags, attributes, findings);
        store.events().add(entry, 1_000L + 3L * request.body().size());
    }

    private Response refuse(Request request, String actual) {
        Finding finding = new Finding(
                "body", "event.shape", "the documented shape", actual, Effect.REJECTED, IntakeRules.EVENTS.source());
        store.report(request.at(), Signal.EVENTS, request.id(), List.of(finding));
        return Answers.errors(400, actual);
    }
}
