package dev.hinomi.sandbox.console.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What services still have to tell, as far as they log it. */
final class Outbox {
    /** After these nothing waits any more. */
    private static final Set<String> SETTLED = Set.of(Report.TOLD, Report.UNDELIVERED);

    private Outbox() {}

    /** What waits of this incident. */
    static List<Waiting> of(Episode episode, boolean inSlack) {
        Map<String, List<Report>> postponed = new LinkedHashMap<>();
        boolean silent = !inSlack;
        for (Report report :
                episode.reports().sorted(Comparator.comparing(Report::at)).toList()) {
            String channel = report.text("alert.channel");
            if (SETTLED.contains(report.event())) {
                postponed.remove(channel);
            } else if (report.is(Report.POSTPONED) || (report.is(Report.ELSEWHERE) && postponed.containsKey(channel))) {
                postponed.computeIfAbsent(channel, name -> new ArrayList<>()).add(report);
            }
            silent &= report.is(Report.TRANSITION) || report.is(Report.ACKNOWLEDGED) || report.is(Report.SILENCED);
        }
        return silent
                ? untried(episode)
                : postponed.values().stream().map(run -> tried(episode, run)).toList();
    }

    private static Waiting tried(Episode episode, List<Report> run) {
        Report last = run.stream()
                .filter(report -> report.is(Report.POSTPONED))
                .reduce((first, second) -> second)
                .orElseThrow();
        long wait = (long) last.entry().attributes().number("alert.wait_ms").orElse(0);
        return new Waiting(
                run.get(0).at(),
                episode.id(),
                episode.title(),
                episode.subject().group(),
                last.text("alert.channel"),
                last.reason(),
                (int) last.entry().attributes().number("alert.failures").orElse(run.size()),
                last.at().plus(Duration.ofMillis(Math.max(0, wait))),
                run.stream().anyMatch(report -> report.is(Report.ELSEWHERE)));
    }

    /** Somebody is to be told, and nothing is known of an attempt. */
    private static List<Waiting> untried(Episode episode) {
        return episode
                .reports()
                .filter(report -> !report.text("alert.target").isEmpty())
                .findFirst()
                .map(first -> untried(episode, first.text("alert.target"), first.at()))
                .stream()
                .toList();
    }

    private static Waiting untried(Episode episode, String target, Instant since) {
        return new Waiting(
                since,
                episode.id(),
                episode.title(),
                episode.subject().group(),
                target,
                "no attempt was heard of: others are ahead of it, or whoever tells is away",
                0,
                since,
                false);
    }
}
