package dev.hinomi.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.alerts.query.Evaluability;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.QuerySyntaxException;
import dev.hinomi.alerts.query.Span;

/** What there is to say about one query, as JSON. */
final class QueryAnswer {

    private QueryAnswer() {}

    static JsonObject to(String query) {
        try {
            return about(Monitor.parse(query));
        } catch (QuerySyntaxException problem) {
            return about(problem);
        }
    }

    private static JsonObject about(Monitor monitor) {
        JsonObject answer = new JsonObject();
        answer.addProperty("ok", true);
        answer.addProperty("kind", monitor.kind().type());
        answer.addProperty("canonical", monitor.canonical());
        Evaluability evaluability = monitor.evaluability();
        answer.addProperty("evaluable", evaluability.place().word());
        if (evaluability instanceof Evaluability.Approximate approximate) {
            answer.add("weakest", weakest(approximate.part(), approximate.span(), approximate.why()));
        }
        evaluability
                .elsewhere()
                .ifPresent(elsewhere ->
                        answer.add("weakest", weakest(elsewhere.part(), elsewhere.span(), elsewhere.why())));
        JsonArray warnings = new JsonArray();
        monitor.findings()
                .forEach(finding ->
                        warnings.add(at(finding.message(), finding.span().column())));
        if (!warnings.isEmpty()) {
            answer.add("warnings", warnings);
        }
        return answer;
    }

    private static JsonObject weakest(String part, Span span, String why) {
        JsonObject weakest = new JsonObject();
        weakest.addProperty("part", part);
        weakest.addProperty("column", span.column());
        weakest.addProperty("why", why);
        return weakest;
    }

    private static JsonObject about(QuerySyntaxException problem) {
        JsonObject answer = new JsonObject();
        answer.addProperty("ok", false);
        String suggestion = problem.suggestion()
                .map(word -> "; did you mean \"" + word + "\"?")
                .orElse("");
        answer.add("error", at(problem.problem() + suggestion, problem.column()));
        return answer;
    }

    private static JsonObject at(String message, int column) {
        JsonObject error = new JsonObject();
        error.addProperty("message", message);
        error.addProperty("column", column);
        return error;
    }
}
