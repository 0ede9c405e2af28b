package dev.hinomi.benchmarks.slack;

import dev.hinomi.alerts.state.Transition;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackVersion;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Incidents that warn, fire, ease and end at random times while Slack fails at random: no message may go back in time. */
public final class SlackOrder implements Run {
    private static final int RUNS = 10_000;
    private static final int RUNS_A_SCENE = 250;

    @Override
    public String name() {
        return "slack-order";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%,d incidents that warn, fire, ease and end at random times while every fifth call fails in some way: 0 messages "
                        + "that go back in time, 0 that are there twice, 0 incidents whose end nobody sees",
                RUNS);
    }

    /** What a channel saw of one incident or of many. */
    private static final class Seen {
        private long inversions;
        private long unfinished;
        private long duplicates;
        private long versions;

        void add(Scene scene) {
            for (SlackMessage message : scene.sandbox().slack().all()) {
                int last = 0;
                for (SlackVersion version : message.versions()) {
                    int rank = rank(version.text());
                    inversions += rank < last ? 1 : 0;
                    last = rank;
                    versions++;
                }
            }
            unfinished += scene.shown().stream()
                    .filter(message -> !message.reply() && !message.text().contains("RESOLVED"))
                    .count();
            duplicates += scene.duplicates();
        }

        private static int rank(String text) {
            List<String> order = List.of("WARNING", "CRITICAL", "RECOVERING", "RESOLVED");
            for (int rank = 0; rank < order.size(); rank++) {
                if (text.contains(order.get(rank))) {
                    return rank;
                }
            }
            throw new IllegalStateException("There is no state in: " + text);
        }
    }

    @Override
    public Figures run() throws InterruptedException {
        Seen seen = new Seen();
        Scenes.inParallel(RUNS / RUNS_A_SCENE, Duration.ofMillis(500), new Scenes.Plot() {
            @Override
            public void play(Scene scene, int number) {
                for (int run = number * RUNS_A_SCENE; run < (number + 1) * RUNS_A_SCENE; run++) {
                    tell(scene, run);
                }
            }

            @Override
            public void look(Scene scene) {
                seen.add(scene);
            }
        });
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("incidents", RUNS);
        values.put("versions", seen.versions);
        values.put("inversions", seen.inversions);
        values.put("unfinished", seen.unfinished);
        values.put("duplicates", seen.duplicates);
        return new Figures(values, seen.inversions == 0 && seen.unfinished == 0 && seen.duplicates == 0);
    }

    private static void tell(Scene scene, int seed) {
        Random random = new Random(seed);
        Episode episode = Episode.of("rule-" + seed, "Rule " + seed, scene.now());
        for (int step = 0; step < 4; step++) {
            if (random.nextInt(5) == 0) {
                scene.happens(random.nextBoolean() ? "chat.postMessage" : "chat.update", fault(random), 1);
            }
            scene.dispatcher().owe(Scene.ONCALL, episode.alert(), transition(scene, episode, step));
            scene.pass(Duration.ofMillis(random.nextInt(4) * 700L));
        }
        scene.pass(Duration.ofMinutes(6));
        scene.sandbox().faults().clear();
    }

    private static Transition transition(Scene scene, Episode episode, int step) {
        return switch (step) {
            case 0 -> episode.warns(scene.now());
            case 1 -> episode.fires(scene.now());
            case 2 -> episode.eases(scene.now());
            default -> episode.ends(scene.now());
        };
    }

    private static FaultAction fault(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new FaultAction.Status(429, 1 + random.nextInt(5));
            case 1 -> new FaultAction.Status(503, null);
            case 2 -> new FaultAction.LoseAnswer();
            case 3 -> new FaultAction.AnswerInstead(FaultAction.Answer.ofSlack("internal_error"));
            default -> new FaultAction.Refuse();
        };
    }
}
