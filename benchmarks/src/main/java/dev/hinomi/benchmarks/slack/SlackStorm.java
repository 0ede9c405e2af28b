package dev.hinomi.benchmarks.slack;

import dev.hinomi.alerts.notify.DispatcherThread;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A thousand alerts within ten seconds, in real time, against Slack's own limit. */
public final class SlackStorm implements Run {
    private static final int ALERTS = 1_000;
    private static final int RULES = 7;
    private static final Duration BETWEEN = Duration.ofMillis(10);
    private static final Duration AFTERWARDS = Duration.ofSeconds(40);
    private static final int MOST_MESSAGES = 5;
    private static final long LONGEST_FIRST_MILLIS = 5_000;

    @Override
    public String name() {
        return "slack-storm";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%,d alerts within 10 s for one channel, every third a warning: at most %d messages, the first within 5 s, "
                        + "people called once, the counts in them add up, no 429",
                ALERTS,
                MOST_MESSAGES);
    }

    @Override
    public Figures run() throws InterruptedException {
        try (Scene scene = Scene.live(Duration.ofSeconds(5))) {
            DispatcherThread thread = new DispatcherThread(scene.dispatcher(), scene.clock());
            thread.start();
            Instant start = scene.now();
            for (int alert = 0; alert < ALERTS; alert++) {
                Episode episode = Episode.of("rule-" + alert, "Rule " + alert % RULES, scene.now());
                thread.owe(
                        Scene.ONCALL,
                        episode.alert(),
                        alert % 3 == 0 ? episode.warns(scene.now()) : episode.fires(scene.now()));
                Thread.sleep(BETWEEN.toMillis());
            }
            Thread.sleep(AFTERWARDS.toMillis());
            thread.close(Duration.ofSeconds(2));
            long first =
                    Duration.between(start, scene.shown().get(0).postedAt()).toMillis();
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("alerts", ALERTS);
            values.put("messages", scene.shown().size());
            values.put("first_millis", first);
            values.put("calling", scene.calling());
            values.put("told", scene.told());
            values.put("limited", scene.answered(429));
            boolean reached = scene.shown().size() <= MOST_MESSAGES
                    && first <= LONGEST_FIRST_MILLIS
                    && scene.calling() == 1
                    && scene.told() == ALERTS
                    && scene.answered(429) == 0;
            return new Figures(values, reached);
        }
    }
}
