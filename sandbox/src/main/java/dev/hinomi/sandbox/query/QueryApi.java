package dev.hinomi.sandbox.query;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.Metrics;
import dev.hinomi.sandbox.web.Mount;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import dev.hinomi.sandbox.web.Routes;
import dev.hinomi.sandbox.web.Surface;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code GET /api/v1/query?from=…&to=…&query=…}, times in seconds since 1970. Source:
 * docs.datadoghq.com/api/latest/metrics/#query-timeseries-points.
 */
public final class QueryApi implements Mount {

    private static final long MILLIS = 1000;

    private final Metrics metrics;
    private final Function<Request, Optional<Response>> refusal;

    /**
     * The API.
     *
     * @param metrics what is asked about
     * @param refusal why a request may not pass, by its API key
     */
    public QueryApi(Metrics metrics, Function<Request, Optional<Response>> refusal) {
        this.metrics = metrics;
        this.refusal = refusal;
    }

    @Override
    public void mount(Routes routes) {
        routes.add(Surface.INTAKE, "GET", "/api/v1/query", this::query);
    }

    private Response query(Request request) {
        Optional<Response> refused = refusal.apply(request);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (request.headers().get("DD-APPLICATION-KEY").isEmpty()) {
            return errors(403, "Forbidden: the DD-APPLICATION-KEY header is missing");
        }
        try {
            Window window = new Window(seconds(request, "from"), seconds(request, "to"));
            String query = request.query().get("query", "");
            Evaluation evaluation = new Evaluation(metrics, window);
            Map<String, List<Group>> answered = new LinkedHashMap<>();
            QueryParser.parseAll(query).forEach((part, parsed) -> answered.put(part, evaluation.groups(parsed)));
            return Response.json(200, answer(query, window, answered));
        } catch (QueryException e) {
            return errors(400, "Error parsing query: " + e.getMessage());
        }
    }

    private static long seconds(Request request, String name) {
        String text = request.query().get(name, "");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new QueryException(name + " must be seconds since 1970, but was \"" + text + "\"");
        }
    }

    private static JsonObject answer(String query, Window window, Map<String, List<Group>> answered) {
        JsonObject answer = new JsonObject();
        answer.addProperty("status", "ok");
        answer.addProperty("res_type", "time_series");
        answer.addProperty("resp_version", 1);
        answer.addProperty("query", query);
        answer.addProperty("from_date", window.from() * MILLIS);
        answer.addProperty("to_date", window.to() * MILLIS);
        JsonArray series = new JsonArray();
        int index = 0;
        for (Map.Entry<String, List<Group>> part : answered.entrySet()) {
            for (Group group : part.getValue()) {
                JsonObject one = series(part.getKey(), window, group);
                one.addProperty("query_index", index);
                series.add(one);
            }
            index++;
        }
        answer.add("series", series);
        answer.add("values", new JsonArray());
        answer.add("times", new JsonArray());
        answer.addProperty("message", "");
        answer.add(
                "group_by",
                keys(answered.values().stream().flatMap(List::stream).toList()));
        return answer;
    }

    private static JsonObject series(String query, Window window, Group group) {
        JsonArray tags = new JsonArray();
        group.tags().forEach(tags::add);
        JsonArray points = new JsonArray();
        group.values().forEach((time, value) -> {
            JsonArray point = new JsonArray();
            point.add((double) time * MILLIS);
            point.add(value);
            points.add(point);
        });
        JsonObject series = new JsonObject();
        series.addProperty("metric", query);
        series.addProperty("display_name", query);
        series.addProperty("expression", query);
        series.addProperty("scope", group.tags().isEmpty() ? "*" : String.join(",", group.tags()));
        series.add("tag_set", tags);
        series.addProperty("interval", group.interval());
        series.addProperty("length", points.size());
        series.addProperty("start", window.from() * MILLIS);
        series.addProperty("end", window.to() * MILLIS - 1);
        series.add("aggr", JsonNull.INSTANCE);
        series.add("unit", JsonNull.INSTANCE);
        series.add("pointlist", points);
        return series;
    }

    private static JsonArray keys(List<Group> groups) {
        JsonArray keys = new JsonArray();
        groups.stream()
                .findFirst()
                .ifPresent(group -> group.tags().forEach(tag -> keys.add(tag.substring(0, tag.indexOf(':')))));
        return keys;
    }

    private static Response errors(int status, String message) {
        JsonArray errors = new JsonArray();
        errors.add(message);
        JsonObject body = new JsonObject();
        body.add("errors", errors);
        return Response.json(status, body);
    }
}
