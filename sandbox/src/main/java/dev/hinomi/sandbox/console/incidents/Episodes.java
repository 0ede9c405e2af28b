package dev.hinomi.sandbox.console.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts together what belongs together. Each instance gives what it sees an id of its own, and people are told under one of them: ids of
 * one alert whose times overlap are one incident.
 */
final class Episodes {

    private Episodes() {}

    /** The incidents that these reports tell of. */
    static List<Episode> of(Stream<Report> reports) {
        Map<Name, List<Report>> byName = new LinkedHashMap<>();
        reports.sorted(Comparator.comparing(Report::at))
                .forEach(report -> byName.computeIfAbsent(Name.of(report), name -> new ArrayList<>())
                        .add(report));
        Map<Subject, List<Span>> bySubject = new LinkedHashMap<>();
        byName.forEach((name, told) -> {
            Span span = Span.of(name.id(), told);
            bySubject
                    .computeIfAbsent(span.subject(), subject -> new ArrayList<>())
                    .add(span);
        });
        List<Episode> episodes = new ArrayList<>();
        bySubject.forEach((subject, spans) -> episodes.addAll(together(subject, spans)));
        return episodes;
    }

    /** Environments that do not know of each other may use one id, for what is told alone. */
    private record Name(String id, String env) {
        static Name of(Report report) {
            return new Name(report.incident(), report.subject().env());
        }
    }

    private static List<Episode> together(Subject subject, List<Span> oldestFirst) {
        List<Episode> episodes = new ArrayList<>();
        List<Span> current = new ArrayList<>();
        Instant end = Instant.MIN;
        for (Span span : superseded(ended(oldestFirst))) {
            if (!current.isEmpty() && !span.since().isBefore(end)) {
                episodes.add(new Episode(subject, current));
                current.clear();
                end = Instant.MIN;
            }
            current.add(span);
            end = span.end().isAfter(end) ? span.end() : end;
        }
        episodes.add(new Episode(subject, current));
        return episodes;
    }

    /** An instance that was killed cannot say that it is over: whoever leads the others tells people so. */
    private static List<Span> ended(List<Span> spans) {
        List<Report> ends = spans.stream()
                .flatMap(span -> span.reports().stream())
                .filter(report -> report.is(Report.TOLD) && report.ends())
                .sorted(Comparator.comparing(Report::at))
                .toList();
        return spans.stream()
                .map(span -> span.isOver() || !span.seen().map(Report::isShared).orElse(false)
                        ? span
                        : ends.stream()
                                .filter(end -> !end.at().isBefore(span.changed()))
                                .findFirst()
                                .map(end -> span.endingAt(end.at()))
                                .orElse(span))
                .toList();
    }

    /** An instance that sees it begin once more has forgotten the one before. */
    private static List<Span> superseded(List<Span> oldestFirst) {
        Map<String, Instant> next = new LinkedHashMap<>();
        List<Span> spans = new ArrayList<>();
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            Span span = oldestFirst.get(i);
            String instance = span.seen().map(Report::instance).orElse("");
            Instant again = instance.isEmpty() ? null : next.put(instance, span.since());
            spans.add(0, again == null || !again.isBefore(span.end()) ? span : span.endingAt(again));
        }
        return spans;
    }
}
