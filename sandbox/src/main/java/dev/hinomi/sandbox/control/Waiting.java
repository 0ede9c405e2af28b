package dev.hinomi.sandbox.control;

import com.google.gson.JsonObject;
import dev.hinomi.sandbox.console.logs.LogEvent;
import dev.hinomi.sandbox.console.search.Parsed;
import dev.hinomi.sandbox.console.search.SearchParser;
import dev.hinomi.sandbox.console.search.SearchQuery;
import dev.hinomi.sandbox.console.traces.TraceEvent;
import dev.hinomi.sandbox.store.NotReceivedException;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Parameters;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * {@code GET /sandbox/wait?what=logs&q=service:x&count=3&timeout=5s}: answers as soon as so many have arrived, or 408 when they
 * did not. Logs and traces are found by the console's search; series, Slack messages and problems by a part of their name,
 * text or rule.
 */
final class Waiting {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Store store;

    Waiting(Store store) {
        this.store = store;
    }

    Response handle(Request request) {
        Parameters query = request.query();
        try {
            int count = Integer.parseInt(query.get("count", "1"));
            Duration asked = Durations.parse(query.get("timeout", "5s"));
            Duration timeout = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
            int found = await(query.get("what", "logs"), query.get("q", ""), count, timeout)
                    .size();
            JsonObject answer = new JsonObject();
            answer.addProperty("found", found);
            return Response.json(200, answer);
        } catch (NotReceivedException e) {
            return Response.json(408, Controls.error(e));
        }
    }

    private List<?> await(String what, String q, int count, Duration timeout) {
        return switch (what) {
            case "logs" -> {
                SearchQuery search = search(q);
                yield store.logs().await(log -> search.matches(new LogEvent(log)), count, timeout);
            }
            case "traces" -> {
                SearchQuery search = search(q);
                yield store.traces().await(trace -> search.matches(new TraceEvent(trace)), count, timeout);
            }
            case "series" -> store.metrics().await(series -> contains(series.metric(), q), count, timeout);
            case "slack" -> store.slack().await(message -> contains(message.text(), q), count, timeout);
            case "problems" ->
                store.problems().await(problem -> contains(problem.finding().rule(), q), count, timeout);
            default ->
                throw new IllegalArgumentException(
                        "what must be logs, traces, series, slack or problems, but was \"" + what + "\"");
        };
    }

    private static SearchQuery search(String q) {
        Parsed parsed = SearchParser.parse(q);
        if (parsed instanceof Parsed.Ok ok) {
            return ok.query();
        }
        throw new IllegalArgumentException("Cannot search for \"" + q + "\": " + parsed);
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
