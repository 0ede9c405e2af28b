package dev.hinomi.benchmarks.slack;

import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Slack is away for ten minutes, in each way once, while 200 incidents begin and half of them end. The waiting is cranked, the calls are
 * real. What a process that is killed forgets is not part of it: its outbox is in memory.
 */
public final class SlackOutage implements Run {
    private static final int INCIDENTS = 200;
    private static final Duration OUTAGE = Duration.ofMinutes(10);
    private static final Duration AFTERWARDS = Duration.ofMinutes(3);
    private static final long LONGEST_CATCHING_UP_SECONDS = 60;

    /** What the channel saw once Slack was back. */
    private record Seen(long told, long messages, long duplicates, long given, long secondsUntilAll) {
        boolean reached() {
            return told == INCIDENTS && duplicates == 0 && given == 0 && secondsUntilAll <= LONGEST_CATCHING_UP_SECONDS;
        }

        void addTo(Map<String, Object> values, String how) {
            values.put(how + "_lost", INCIDENTS - told);
            values.put(how + "_messages", messages);
            values.put(how + "_duplicates", duplicates);
            values.put(how + "_given_up", given);
            values.put(how + "_all_told_after_seconds", secondsUntilAll);
        }
    }

    @Override
    public String name() {
        return "slack-outage";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "Slack answers nothing, 503, or posts but loses its answers for 10 min while %d incidents begin and half of them "
                        + "end: 0 lost, 0 twice, all told within %d s after it is back",
                INCIDENTS,
                LONGEST_CATCHING_UP_SECONDS);
    }

    @Override
    public Figures run() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("incidents", INCIDENTS);
        boolean reached = true;
        Map<String, FaultAction> ways = new LinkedHashMap<>();
        ways.put("silent", new FaultAction.Hang());
        ways.put("unavailable", new FaultAction.Status(503, null));
        ways.put("losing", new FaultAction.LoseAnswer());
        for (Map.Entry<String, FaultAction> way : ways.entrySet()) {
            Seen seen = through(way.getValue());
            seen.addTo(values, way.getKey());
            reached &= seen.reached();
        }
        return new Figures(values, reached);
    }

    private static Seen through(FaultAction action) {
        try (Scene scene = Scene.cranked(Duration.ofMillis(200))) {
            scene.sandbox().faults().add(Fault.of(FaultTarget.SLACK, action).during(OUTAGE));
            Instant back = scene.now().plus(OUTAGE);
            for (int index = 0; index < INCIDENTS; index++) {
                Episode episode = Episode.of("rule-" + index, "Rule " + index % 5, scene.now());
                scene.dispatcher().owe(Scene.ONCALL, episode.alert(), episode.fires(scene.now()));
                scene.pass(OUTAGE.dividedBy(INCIDENTS));
                if (index % 2 == 0) {
                    scene.dispatcher().owe(Scene.ONCALL, episode.alert(), episode.ends(scene.now()));
                }
            }
            scene.pass(AFTERWARDS);
            return new Seen(
                    scene.told(),
                    scene.shown().size(),
                    scene.duplicates(),
                    scene.refused(),
                    Duration.between(back, lastNews(scene)).toSeconds());
        }
    }

    private static Instant lastNews(Scene scene) {
        return scene.shown().stream()
                .map(SlackMessage::postedAt)
                .max(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
