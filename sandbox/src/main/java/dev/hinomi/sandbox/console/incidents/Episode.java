package dev.hinomi.sandbox.console.incidents;

import dev.hinomi.sandbox.console.alerts.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One incident as people know it: what several instances see of one alert while it lasts.
 *
 * @param subject what it is about
 * @param spans what each of its ids tells, the first one first
 */
record Episode(Subject subject, List<Span> spans) {

    /** Takes its own copy. */
    Episode {
        spans = List.copyOf(spans);
    }

    List<String> ids() {
        return spans.stream().map(Span::id).toList();
    }

    /** The id that it was told under, or its first one. */
    String id() {
        return reports()
                .filter(report -> report.is(Report.TOLD))
                .map(Report::incident)
                .findFirst()
                .orElseGet(() -> spans.get(0).id());
    }

    Instant since() {
        return spans.get(0).since();
    }

    boolean isOver() {
        return spans.stream().allMatch(Span::isOver);
    }

    /** When it was over, or was last heard of. */
    Instant until() {
        Comparator<Instant> order = Comparator.naturalOrder();
        return isOver()
                ? spans.stream().map(Span::end).max(order).orElseThrow()
                : reports().map(Report::at).max(order).orElseThrow();
    }

    /** As the worst of those stands who still see it; when it is over, as its last news said. */
    State state() {
        return isOver()
                ? reports()
                        .filter(report -> report.ends() && (report.is(Report.TRANSITION) || report.is(Report.TOLD)))
                        .max(Comparator.comparing(Report::at))
                        .map(Report::to)
                        .orElse(State.NO_NEWS)
                : spans.stream()
                        .filter(span -> !span.isOver())
                        .map(Span::state)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
    }

    Stream<Report> reports() {
        return spans.stream().flatMap(span -> span.reports().stream());
    }

    /** The title of its rule. */
    String title() {
        return reports()
                .map(report -> report.text("alert.title"))
                .filter(title -> !title.isEmpty())
                .reduce((first, second) -> second)
                .orElse(subject.rule());
    }

    /** The instances that saw it, by what they say themselves and by what people were told. */
    List<String> seenBy() {
        Stream<String> seen =
                spans.stream().flatMap(span -> span.seen().stream().map(Report::instance));
        Stream<String> told = reports().flatMap(report -> report.all("alert.instances").stream());
        return Stream.concat(seen, told)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
