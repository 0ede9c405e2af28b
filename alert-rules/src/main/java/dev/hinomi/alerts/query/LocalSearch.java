package dev.hinomi.alerts.query;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether this process can decide a search over the events that it logs itself and count what it finds. What it
 * counts is never exactly what Datadog has indexed, so the best that it comes to is an approximation.
 */
final class LocalSearch {

    private static final Duration LONGEST = Duration.ofDays(2);
    private static final int MOST_GROUPS = 4;

    /** What names something else in a search than a tag. */
    private static final Set<String> NOT_TAGS =
            Set.of("*", "index", "message", "tags", "filename", "trace_id", "span_id", "timestamp");

    private final SearchMonitor monitor;

    private LocalSearch(SearchMonitor monitor) {
        this.monitor = monitor;
    }

    static Evaluability of(SearchMonitor monitor) {
        return new LocalSearch(monitor).evaluability();
    }

    private Evaluability evaluability() {
        if (monitor.source() != SearchMonitor.Source.LOGS) {
            return only(monitor.canonical(), monitor.span(), monitor.reason());
        }
        Evaluability counted =
                new Evaluability.Approximate(monitor.canonical(), monitor.span(), "it counts what this process logs");
        return counted.weaker(chain()).weaker(search(monitor.search()));
    }

    private static Evaluability only(String part, Span span, String why) {
        return new Evaluability.DatadogOnly(part, span, why);
    }

    private static Evaluability decided() {
        return new Evaluability.Exact();
    }

    private Evaluability chain() {
        Optional<ChainCall> rollup = monitor.chain().call("rollup");
        boolean counts = rollup.stream()
                .allMatch(call -> call.texts().equals(List.of("count"))
                        || call.canonical().equals(".rollup(count)"));
        if (!counts) {
            return call("rollup", "this process counts events and knows no other rollup than count");
        }
        if (monitor.by().size() > MOST_GROUPS) {
            return call("by", "this process groups by " + MOST_GROUPS + " facets at most, as Datadog does");
        }
        boolean known = monitor.window()
                .filter(window -> window.duration().compareTo(LONGEST) <= 0)
                .isPresent();
        return known ? decided() : call("last", "Datadog documents windows of one minute to two days for logs");
    }

    private Evaluability call(String name, String why) {
        return monitor.chain()
                .call(name)
                .map(call -> only(call.canonical(), call.span(), why))
                .orElseGet(LocalSearch::decided);
    }

    private static Evaluability search(Search search) {
        if (search instanceof Search.Not not) {
            return search(not.operand());
        }
        if (search instanceof Search.All all) {
            return weakest(all.parts());
        }
        if (search instanceof Search.Any any) {
            return weakest(any.parts());
        }
        if (search instanceof Search.Function function) {
            return only(function.canonical(), function.span(), "this process does not know " + function.name() + "()");
        }
        return search instanceof Search.Field field ? field(field) : decided();
    }

    private static Evaluability weakest(List<Search> parts) {
        return parts.stream().map(LocalSearch::search).reduce(decided(), Evaluability::weaker);
    }

    private static Evaluability field(Search.Field field) {
        if (NOT_TAGS.contains(field.name()) || field.name().startsWith("#")) {
            return only(field.canonical(), field.span(), "this process knows status, service, tags and attributes (@)");
        }
        return value(field.value());
    }

    private static Evaluability value(Search value) {
        if (value instanceof Search.Range range) {
            return isNumber(range.from()) && isNumber(range.to()) ? decided() : noNumber(value);
        }
        if (value instanceof Search.Limit limit) {
            return isNumber(limit.value()) ? decided() : noNumber(value);
        }
        if (value instanceof Search.Not not) {
            return value(not.operand());
        }
        if (value instanceof Search.All all) {
            return all.parts().stream().map(LocalSearch::value).reduce(decided(), Evaluability::weaker);
        }
        if (value instanceof Search.Any any) {
            return any.parts().stream().map(LocalSearch::value).reduce(decided(), Evaluability::weaker);
        }
        return value instanceof Search.Word || value instanceof Search.Phrase ? decided() : search(value);
    }

    private static Evaluability noNumber(Search value) {
        return only(value.canonical(), value.span(), "this process compares numbers alone");
    }

    private static boolean isNumber(String text) {
        return text.equals("*") || text.matches("-?\\d{1,15}(\\.\\d{1,15})?");
    }
}
