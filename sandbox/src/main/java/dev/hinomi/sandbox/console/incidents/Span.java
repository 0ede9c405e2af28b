package dev.hinomi.sandbox.console.incidents;

import dev.hinomi.sandbox.console.alerts.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one incident's id: what one instance saw, or what was told under that name.
 *
 * @param id the id
 * @param reports what was told of it, oldest first; at least one
 * @param end when it was over; {@link Instant#MAX} while it is not
 */
record Span(String id, List<Report> reports, Instant end) {

    static Span of(String id, List<Report> oldestFirst) {
        Report newest = oldestFirst.get(oldestFirst.size() - 1);
        Report decides = last(oldestFirst, Report.TRANSITION).orElse(newest);
        boolean told = oldestFirst.stream()
                .anyMatch(report ->
                        report.is(Report.TOLD) && report.ends() && !report.at().isBefore(decides.at()));
        return new Span(id, List.copyOf(oldestFirst), decides.ends() ? decides.at() : told ? newest.at() : Instant.MAX);
    }

    Instant since() {
        return reports.get(0).at();
    }

    boolean isOver() {
        return end.isBefore(Instant.MAX);
    }

    /** The rule, and where: the first report that says so. */
    Subject subject() {
        return reports.stream()
                .map(Report::subject)
                .filter(subject -> !subject.rule().isEmpty())
                .findFirst()
                .orElse(Subject.ofRule(""));
    }

    /** How it stood last. */
    State state() {
        return last(reports, Report.TRANSITION).map(Report::to).orElse(State.NO_NEWS);
    }

    /** Whoever saw it. */
    Optional<Report> seen() {
        return reports.stream().filter(report -> report.is(Report.TRANSITION)).findFirst();
    }

    /** When it last changed. */
    Instant changed() {
        return last(reports, Report.TRANSITION).map(Report::at).orElseGet(this::since);
    }

    Span endingAt(Instant time) {
        return new Span(id, reports, time);
    }

    private static Optional<Report> last(List<Report> reports, String event) {
        return reports.stream().filter(report -> report.is(event)).reduce((first, second) -> second);
    }
}
