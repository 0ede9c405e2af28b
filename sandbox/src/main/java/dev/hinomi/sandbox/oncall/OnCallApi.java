package dev.hinomi.sandbox.oncall;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.web.Mount;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import dev.hinomi.sandbox.web.Routes;
import dev.hinomi.sandbox.web.Surface;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * {@code GET /api/v2/on-call/schedules/ID/responders}: who is on call, who was before and who is next. Needs an application key.
 * Source: docs.datadoghq.com/api/latest/on-call, "Get on-call responders for a schedule".
 */
public final class OnCallApi implements Mount {

    private static final Set<String> POSITIONS = Set.of("previous", "current", "next");
    private static final Set<String> INCLUDES =
            Set.of("schedule", "responders", "responders.shifts", "responders.shifts.user");

    private final OnCallSchedules schedules;
    private final Function<Request, Optional<Response>> refusal;

    /**
     * The API.
     *
     * @param schedules what is asked about
     * @param refusal why a request may not pass, by its API key
     */
    public OnCallApi(OnCallSchedules schedules, Function<Request, Optional<Response>> refusal) {
        this.schedules = schedules;
        this.refusal = refusal;
    }

    @Override
    public void mount(Routes routes) {
        routes.add(Surface.INTAKE, "GET", "/api/v2/on-call/schedules/{id}/responders", this::responders);
    }

    private Response responders(Request request) {
        Optional<Response> refused = refusal.apply(request);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (request.headers().get("DD-APPLICATION-KEY").isEmpty()) {
            return errors(403, "Forbidden: the DD-APPLICATION-KEY header is missing");
        }
        try {
            Instant at = at(request);
            List<String> positions = words(request, "filter[position]", "current", POSITIONS);
            List<String> included = words(request, "include", "", INCLUDES);
            return schedules
                    .of(request.variable("id"), at)
                    .map(shifts -> Response.json(
                            200, new RespondersAnswer(request.variable("id"), at, included).of(shifts, positions)))
                    .orElseGet(() -> errors(404, "Not Found"));
        } catch (IllegalArgumentException e) {
            return errors(400, String.valueOf(e.getMessage()));
        }
    }

    private static Instant at(Request request) {
        Optional<String> text = request.query().get("filter[at_ts]");
        try {
            return text.map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant)
                    .orElse(request.at());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("filter[at_ts] must be a time of RFC 3339, but was " + text.get(), e);
        }
    }

    private static List<String> words(Request request, String name, String otherwise, Set<String> known) {
        String text = request.query().get(name, otherwise);
        List<String> words = text.isEmpty() ? List.of() : List.of(text.split(",", -1));
        for (String word : words) {
            if (!known.contains(word)) {
                throw new IllegalArgumentException(name + " must be of " + known + ", but was " + text);
            }
        }
        return words;
    }

    private static Response errors(int status, String message) {
        JsonArray errors = new JsonArray();
        errors.add(message);
        JsonObject body = new JsonObject();
        body.add("errors", errors);
        return Response.json(status, body);
    }
}
