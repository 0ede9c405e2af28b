package dev.hinomi.alerts.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is odd about a query although it can be read. The ranges are those of the v1 OpenAPI schema and of the pages. */
final class Findings {

    private static final Duration LONGEST_METRIC_WINDOW = Duration.ofHours(730);
    private static final Duration LONGEST_SEARCH_WINDOW = Duration.ofDays(2);
    private static final Duration LONGEST_CHANGE_WINDOW = Duration.ofDays(2);
    private static final Duration LONGEST_SHIFT = Duration.ofDays(31);
    private static final int MOST_RUNS = 100;
    private static final int MOST_MEMBERS = 10;
    private static final Set<String> LOWER_CASE_WORDS = Set.of("and", "or", "not");

    private final List<Finding> found = new ArrayList<>();

    private Findings() {}

    static List<Finding> of(MetricMonitor monitor) {
        Findings findings = new Findings();
        findings.reducer(monitor);
        findings.counts(monitor);
        monitor.expression().accept(new Contains(part -> {
            findings.part(part);
            return false;
        }));
        return List.copyOf(findings.found);
    }

    static List<Finding> of(RemoteMonitor monitor) {
        Findings findings = new Findings();
        if (monitor instanceof SearchMonitor search) {
            findings.search(search.search());
            findings.windows(search.chain(), LONGEST_SEARCH_WINDOW);
            findings.issues(search);
        } else if (monitor instanceof ProcessMonitor processes) {
            findings.windows(processes.chain(), LONGEST_SEARCH_WINDOW);
        } else if (monitor instanceof CheckMonitor check) {
            findings.check(check);
        } else if (monitor instanceof SloMonitor slo) {
            findings.objective(slo);
        } else if (monitor instanceof CompositeMonitor composite) {
            findings.members(composite);
        }
        return List.copyOf(findings.found);
    }

    private void add(Span span, String message) {
        found.add(new Finding(span, message));
    }

    private void reducer(MetricMonitor monitor) {
        Reducer reducer = monitor.reducer();
        Duration window = reducer.window().duration();
        boolean forecast = monitor.expression()
                .accept(new Contains(part ->
                        part instanceof Expression.Call call && call.function().equals("forecast")));
        if (reducer.window().kind() == Window.Kind.NEXT != forecast) {
            add(reducer.span(), "next_ windows and forecast() belong together");
        }
        if (reducer.window().kind() == Window.Kind.LAST && window.compareTo(LONGEST_METRIC_WINDOW) > 0) {
            add(reducer.span(), "the window is longer than the 730 hours that Datadog documents");
        }
        if (reducer.window().kind() == Window.Kind.CURRENT && !reducer.window().isCalendarUnit()) {
            add(reducer.span(), "cumulative windows are current_1h, current_1d or current_1mo");
        }
        reducer.change().ifPresent(change -> {
            if (window.compareTo(LONGEST_CHANGE_WINDOW) > 0) {
                add(reducer.span(), "the window of a change is longer than the 2 days that Datadog documents");
            }
            if (change.shift().duration().compareTo(LONGEST_SHIFT) > 0) {
                add(reducer.span(), "the shift is longer than the month that Datadog documents");
            }
        });
        if (reducer.aggregator() == TimeAggregator.LAST) {
            add(reducer.span(), "last() is not among the time aggregations of Datadog's API: avg, sum, min, max");
        }
    }

    private void counts(MetricMonitor monitor) {
        if (monitor.sumsBeforeArithmetic() && monitor.reducer().aggregator() != TimeAggregator.SUM) {
            add(monitor.reducer().span(), "arithmetic over as_count() needs sum(), as Datadog documents");
        }
    }

    private void part(Expression part) {
        if (part instanceof Expression.Call call) {
            function(call);
        } else if (part instanceof Expression.MetricQuery query
                && query.metric().length() > 200) {
            add(query.span(), "the metric's name is longer than 200 characters");
        }
    }

    private void function(Expression.Call call) {
        if (call.function().equals("timeshift") && call.number(1).orElse(-1) > 0) {
            add(call.span(), "timeshift() looks ahead: its seconds are negative in Datadog's pages");
        }
        if (call.function().equals("cumsum")) {
            add(call.span(), "Datadog advises against cumsum() in monitors");
        }
    }

    private void search(Search search) {
        if (search instanceof Search.All all) {
            all.parts().forEach(this::search);
        } else if (search instanceof Search.Any any) {
            any.parts().forEach(this::search);
        } else if (search instanceof Search.Not not) {
            search(not.operand());
        } else if (search instanceof Search.Word word && LOWER_CASE_WORDS.contains(word.word())) {
            add(word.span(), "\"" + word.word() + "\" is searched for as a word: operators are in capitals");
        }
    }

    private void windows(Chain chain, Duration longest) {
        chain.call("last")
                .ifPresent(last -> length(last).ifPresent(length -> {
                    if (length.compareTo(longest) > 0) {
                        add(
                                last.span(),
                                "the window is longer than the " + longest.toDays() + " days that Datadog documents");
                    }
                }));
    }

    private static Optional<Duration> length(ChainCall call) {
        return call.texts().stream().findFirst().flatMap(Lengths::parse);
    }

    private void issues(SearchMonitor search) {
        boolean tracked = search.source() == SearchMonitor.Source.ERROR_TRACKING;
        if (tracked && !search.by().contains("issue.id") && !search.by().contains("@issue.id")) {
            add(search.span(), "a monitor over issues is split by(\"@issue.id\")");
        }
    }

    private void check(CheckMonitor check) {
        if (check.chain().call("over").isEmpty()) {
            add(check.span(), "a check is documented with .over(...), which may be \"*\"");
        }
        check.chain()
                .call("last")
                .ifPresentOrElse(
                        last -> {
                            if (last.arguments().get(0) instanceof Argument.Value value
                                    && Numbers.of(value.expression()).orElse(0) > MOST_RUNS) {
                                add(last.span(), "more runs than the " + MOST_RUNS + " that Datadog documents");
                            }
                        },
                        () -> add(check.span(), "a check is documented with .last(n)"));
    }

    private void objective(SloMonitor slo) {
        slo.ending()
                .filter(end -> end.comparator() != Comparison.Comparator.ABOVE
                        && end.comparator() != Comparison.Comparator.AT_LEAST)
                .ifPresent(end -> add(slo.span(), "an objective is compared with > or >="));
        if (slo.measure() == SloMonitor.Measure.BURN_RATE) {
            Optional<Duration> longWindow = slo.chain().call("long_window").flatMap(Findings::length);
            Optional<Duration> shortWindow = slo.chain().call("short_window").flatMap(Findings::length);
            longWindow
                    .filter(length -> length.toHours() < 1 || length.toHours() > 48)
                    .ifPresent(length -> add(slo.span(), "the long window lies between 1 and 48 hours"));
            longWindow
                    .flatMap(length -> shortWindow.filter(shorter -> shorter.compareTo(length) >= 0))
                    .ifPresent(shorter -> add(slo.span(), "the short window is shorter than the long one"));
        }
    }

    private void members(CompositeMonitor composite) {
        if (composite.condition().members().count() > MOST_MEMBERS) {
            add(composite.span(), "more monitors than the " + MOST_MEMBERS + " that a composite may combine");
        }
    }
}
