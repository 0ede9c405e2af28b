package dev.hinomi.benchmarks.slack;

import dev.hinomi.alerts.notify.DispatcherThread;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One 429 with Retry-After: 1; then the same while the incident ends meanwhile. */
public final class SlackLimited implements Run {
    private static final int TRIALS = 10;
    private static final long LONGEST_MILLIS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "slack-429";
    }

    @Override
    public String what() {
        return TRIALS
                + " alerts that are answered with 429 and Retry-After 1: each told within 2 s; as many more that end "
                + "while they wait: one message each, which says so";
    }

    @Override
    public Figures run() {
        long slowest = 0;
        long messages = 0;
        long resolved = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            slowest = Math.max(slowest, millisUntilTold());
            List<SlackMessage> seen = endedMeanwhile();
            messages += seen.size();
            resolved += seen.stream()
                    .filter(message -> message.text().contains("RESOLVED"))
                    .count();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("trials", TRIALS);
        values.put("slowest_millis", slowest);
        values.put("ended_meanwhile", TRIALS);
        values.put("messages_of_ended", messages);
        values.put("saying_resolved", resolved);
        return new Figures(values, slowest <= LONGEST_MILLIS && messages == TRIALS && resolved == TRIALS);
    }

    private static long millisUntilTold() {
        try (Scene scene = Scene.live(Duration.ofSeconds(5))) {
            scene.happens("chat.postMessage", new FaultAction.Status(429, 1), 1);
            DispatcherThread thread = new DispatcherThread(scene.dispatcher(), scene.clock());
            thread.start();
            Instant start = scene.now();
            Episode episode = Episode.of("rule", "API error rate", start);
            thread.owe(Scene.ONCALL, episode.alert(), episode.fires(start));
            SlackMessage told =
                    scene.sandbox().slack().await(message -> true, 1, PATIENCE).get(0);
            thread.close(Duration.ofSeconds(2));
            return Duration.between(start, told.postedAt()).toMillis();
        }
    }

    private static List<SlackMessage> endedMeanwhile() {
        try (Scene scene = Scene.live(Duration.ofSeconds(5))) {
            scene.happens("chat.postMessage", new FaultAction.Status(429, 1), 1);
            Episode episode = Episode.of("rule", "API error rate", scene.now());
            scene.dispatcher().owe(Scene.ONCALL, episode.alert(), episode.fires(scene.now()));
            scene.dispatcher().sendNext();
            scene.dispatcher().owe(Scene.ONCALL, episode.alert(), episode.ends(scene.now()));
            DispatcherThread thread = new DispatcherThread(scene.dispatcher(), scene.clock());
            thread.start();
            scene.sandbox().slack().await(message -> true, 1, PATIENCE);
            thread.close(Duration.ofSeconds(2));
            return scene.sandbox().slack().all();
        }
    }
}
