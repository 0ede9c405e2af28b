package dev.hinomi.benchmarks.slack;

import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.sandbox.faults.ActiveFault;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A thousand incidents of a hundred targets begin and end while an incoming webhook refuses and loses answers: first by the webhook alone,
 * then beside an app whose token is revoked for twenty minutes. The waiting is cranked, the calls are real.
 */
public final class SlackByWebhook implements Run {
    private static final int INCIDENTS = 1_000;
    private static final int TARGETS = 100;
    private static final Duration BETWEEN = Duration.ofSeconds(4);
    private static final int LONGEST_SECONDS = 1_800;
    private static final Duration REVOKED_AFTER = Duration.ofMinutes(20);
    private static final Duration REVOKED_FOR = Duration.ofMinutes(20);
    private static final Duration AFTERWARDS = Duration.ofMinutes(10);
    private static final Pattern INCIDENT = Pattern.compile("incident (rule-\\d+@\\d+)");

    @Override
    public String name() {
        return "slack-webhook";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%,d incidents begin and end while an incoming webhook answers 8 %% with 429, 8 %% with 503 and loses 7 %% of its "
                        + "answers, alone and beside an app whose token is revoked for 20 min: 0 lost, no more twice than answers lost",
                INCIDENTS);
    }

    /** What people read. */
    private record Seen(long lost, long twice, long messages, long limited, long unavailable, long answersLost) {
        boolean reached() {
            return lost == 0 && twice <= answersLost;
        }

        void addTo(Map<String, Object> values, String how) {
            values.put(how + "_lost", lost);
            values.put(how + "_twice", twice);
            values.put(how + "_messages", messages);
            values.put(how + "_429", limited);
            values.put(how + "_503", unavailable);
            values.put(how + "_answers_lost", answersLost);
        }
    }

    @Override
    public Figures run() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("incidents", INCIDENTS);
        boolean reached = true;
        try (Scene alone = Scene.byWebhook()) {
            Seen seen = play(alone, Duration.ZERO);
            seen.addTo(values, "alone");
            reached &= seen.reached();
        }
        try (Scene beside = Scene.orByWebhook()) {
            Seen seen = play(beside, REVOKED_FOR);
            seen.addTo(values, "beside_app");
            reached &= seen.reached();
        }
        return new Figures(values, reached);
    }

    private record End(Instant at, NotifyTarget target, Episode episode) {}

    private static Seen play(Scene scene, Duration revokedFor) {
        Random random = new Random(1);
        ActiveFault limited = happens(scene, new FaultAction.Status(429, 1), 8);
        ActiveFault unavailable = happens(scene, new FaultAction.Status(503, null), 8);
        ActiveFault losing = happens(scene, new FaultAction.LoseAnswer(), 7);
        Instant revoked = scene.now().plus(REVOKED_AFTER);
        List<End> ends = new ArrayList<>();
        for (int number = 0; number < INCIDENTS; number++) {
            if (!revokedFor.isZero() && !scene.now().isBefore(revoked)) {
                revoke(scene, revokedFor);
                revoked = Instant.MAX;
            }
            NotifyTarget target = NotifyTarget.of("t" + number % TARGETS, "#career-alerts");
            Episode episode = Episode.of("rule-" + number, "Rule " + number, scene.now());
            scene.dispatcher().owe(target, episode.alert(), episode.fires(scene.now()));
            ends.add(new End(scene.now().plusSeconds(random.nextInt(LONGEST_SECONDS)), target, episode));
            pass(scene, BETWEEN, ends);
        }
        pass(scene, Duration.ofSeconds(LONGEST_SECONDS).plus(AFTERWARDS), ends);
        return seen(scene, applied(scene, limited), applied(scene, unavailable), applied(scene, losing));
    }

    private static ActiveFault happens(Scene scene, FaultAction action, int percent) {
        return scene.sandbox()
                .faults()
                .add(Fault.of(FaultTarget.SLACK_WEBHOOK, action).hitting(percent));
    }

    private static void revoke(Scene scene, Duration length) {
        for (String method : List.of("chat.postMessage", "chat.update")) {
            scene.sandbox()
                    .faults()
                    .add(Fault.of(FaultTarget.slackMethod(method), FaultAction.Answer.ofSlack("token_revoked"))
                            .during(length));
        }
    }

    private static long applied(Scene scene, ActiveFault fault) {
        return scene.sandbox().faults().active().stream()
                .filter(active -> active.id() == fault.id())
                .mapToLong(ActiveFault::applied)
                .sum();
    }

    private static void pass(Scene scene, Duration time, List<End> ends) {
        Instant until = scene.now().plus(time);
        while (scene.now().isBefore(until)) {
            List<End> due =
                    ends.stream().filter(end -> !end.at().isAfter(scene.now())).toList();
            due.forEach(end -> scene.dispatcher()
                    .owe(end.target(), end.episode().alert(), end.episode().ends(scene.now())));
            ends.removeAll(due);
            scene.pass(Duration.ofSeconds(1));
        }
    }

    /** An incident that is over before it could be told is one message. */
    private static Seen seen(Scene scene, long limited, long unavailable, long answersLost) {
        Map<String, Integer> begins = new HashMap<>();
        Map<String, Integer> ends = new HashMap<>();
        for (SlackMessage message : scene.shown()) {
            String incident = incident(message);
            if (message.posted().text().contains("CRITICAL")) {
                begins.merge(incident, 1, Integer::sum);
            }
            if (message.current().text().contains("RESOLVED")) {
                ends.merge(incident, 1, Integer::sum);
            }
        }
        return new Seen(
                INCIDENTS - ends.size(),
                more(begins) + more(ends),
                scene.shown().size(),
                limited,
                unavailable,
                answersLost);
    }

    private static long more(Map<String, Integer> told) {
        return told.values().stream().mapToLong(count -> count - 1).sum();
    }

    private static String incident(SlackMessage message) {
        Matcher matcher = INCIDENT.matcher(message.current().blocks());
        if (!matcher.find()) {
            throw new IllegalStateException("There is no incident in: " + message.text());
        }
        return matcher.group(1);
    }
}
