package dev.hinomi.alerts.query;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether this process can decide a search over the events that it logs or ships itself and count what it finds. What it
 * counts is never exactly what Datadog has, so the best that it comes to is an approximation.
 */
final class LocalSearch {

    private static final Duration LONGEST = Duration.ofDays(2);
    private static final int MOST_GROUPS = 4;

    /** What it counts, by where it looks. */
    private static final Map<SearchMonitor.Source, String> COUNTED = Map.of(
            SearchMonitor.Source.LOGS, "it counts what this process logs",
            SearchMonitor.Source.EVENTS, "it counts the events that this process ships");

    /** What names something else in a search than a tag. */
    private static final Set<String> NOT_TAGS =
            Set.of("*", "index", "message", "tags", "filename", "trace_id", "span_id", "timestamp");

    /** The source of all events that a process ships itself; those of other sources it never sees. */
    private static final String OWN_SOURCE = "my_apps";

    private final SearchMonitor monitor;

    private LocalSearch(SearchMonitor monitor) {
        this.monitor = monitor;
    }

    static Evaluability of(SearchMonitor monitor) {
        return new LocalSearch(monitor).evaluability();
    }

    private Evaluability evaluability() {
        String counts = COUNTED.get(monitor.source());
        if (counts == null) {
            return only(monitor.canonical(), monitor.span(), monitor.reason());
        }
        Evaluability counted = new Evaluability.Approximate(monitor.canonical(), monitor.span(), counts);
        return counted.weaker(chain()).weaker(search(monitor.search())).weaker(source(monitor.search()));
    }

    private boolean seesEvents() {
        return monitor.source() == SearchMonitor.Source.EVENTS;
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
        return known ? decided() : call("last", "Datadog documents windows of one minute to two days");
    }

    private Evaluability call(String name, String why) {
        return monitor.chain()
                .call(name)
                .map(call -> only(call.canonical(), call.span(), why))
                .orElseGet(LocalSearch::decided);
    }

    private Evaluability search(Search search) {
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

    private Evaluability weakest(List<Search> parts) {
        return parts.stream().map(this::search).reduce(decided(), Evaluability::weaker);
    }

    private Evaluability field(Search.Field field) {
        if (seesEvents() && field.name().equals("tags")) {
            return tags(field.value());
        }
        if (NOT_TAGS.contains(field.name()) || field.name().startsWith("#")) {
            return only(field.canonical(), field.span(), "this process knows status, service, tags and attributes (@)");
        }
        return value(field.value());
    }

    /** {@code tags:(team:web OR team:api)} has a tag where other fields have a value. */
    private Evaluability tags(Search value) {
        if (value instanceof Search.Not not) {
            return tags(not.operand());
        }
        if (value instanceof Search.All all) {
            return all.parts().stream().map(this::tags).reduce(decided(), Evaluability::weaker);
        }
        if (value instanceof Search.Any any) {
            return any.parts().stream().map(this::tags).reduce(decided(), Evaluability::weaker);
        }
        return value(value instanceof Search.Field pair ? pair.value() : value);
    }

    /** A search that only events of another source can fulfil would count nothing here, and read as healthy for ever. */
    private Evaluability source(Search search) {
        if (seesEvents() && search instanceof Search.Field field && field.name().equals("source")) {
            return isOwn(field.value())
                    ? decided()
                    : only(
                            field.canonical(),
                            field.span(),
                            "this process sees its own events alone, and their source is " + OWN_SOURCE);
        }
        if (search instanceof Search.All all) {
            return all.parts().stream().map(this::source).reduce(decided(), Evaluability::weaker);
        }
        return search instanceof Search.Any any
                        && any.parts().stream()
                                .allMatch(part -> source(part).elsewhere().isPresent())
                ? source(any.parts().get(0))
                : decided();
    }

    /** Whether the source of an event of this process may be what is looked for. */
    private static boolean isOwn(Search value) {
        if (value instanceof Search.Any any) {
            return any.parts().stream().anyMatch(LocalSearch::isOwn);
        }
        if (value instanceof Search.Word word) {
            String literal = word.word().split("[*?]", 2)[0];
            return literal.equals(word.word()) ? literal.equals(OWN_SOURCE) : OWN_SOURCE.startsWith(literal);
        }
        return !(value instanceof Search.Phrase phrase) || phrase.text().equals(OWN_SOURCE);
    }

    private Evaluability value(Search value) {
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
            return all.parts().stream().map(this::value).reduce(decided(), Evaluability::weaker);
        }
        if (value instanceof Search.Any any) {
            return any.parts().stream().map(this::value).reduce(decided(), Evaluability::weaker);
        }
        return value instanceof Search.Word || value instanceof Search.Phrase
                ? decided()
                : only(value.canonical(), value.span(), "this process knows words and numbers as values");
    }

    private static Evaluability noNumber(Search value) {
        return only(value.canonical(), value.span(), "this process compares numbers alone");
    }

    private static boolean isNumber(String text) {
        return text.equals("*") || text.matches("-?\\d{1,15}(\\.\\d{1,15})?");
    }
}
