package dev.hinomi.benchmarks.slack;

import dev.hinomi.alerts.notify.DispatcherThread;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must not wait for what: channels for one another, calls for edits, evaluation for Slack. */
public final class SlackLanes implements Run {
    private static final int EDITS = 100;
    private static final int HANDED_OVER = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LONGEST_DELAY_MILLIS = 1_000;
    private static final long LONGEST_CALL_MILLIS = 2_000;
    private static final long LONGEST_HANDOVER_NANOS = 1_000_000;

    @Override
    public String name() {
        return "slack-lanes";
    }

    @Override
    public String what() {
        return "a channel limited for 30 s delays another by at most 1 s; a critical alert behind 100 edits is told within 2 s; "
                + "handing 10,000 alerts over while Slack answers nothing takes at most 1 ms at the 99th percentile";
    }

    @Override
    public Figures run() throws InterruptedException {
        long other = otherChannelMillis();
        long critical = criticalBehindEditsMillis();
        long handover = handoverNanos();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("other_channel_millis", other);
        values.put("critical_millis", critical);
        values.put("handover_p99_nanos", handover);
        return new Figures(
                values,
                other <= LONGEST_DELAY_MILLIS && critical <= LONGEST_CALL_MILLIS && handover <= LONGEST_HANDOVER_NANOS);
    }

    private static long otherChannelMillis() throws InterruptedException {
        try (Scene scene = Scene.live(Duration.ofSeconds(5))) {
            scene.happens("chat.postMessage", new FaultAction.Status(429, 30), 1);
            DispatcherThread thread = started(scene);
            Episode limited = Episode.of("limited", "Limited", scene.now());
            thread.owe(Scene.ONCALL, limited.alert(), limited.fires(scene.now()));
            Thread.sleep(500);
            Instant start = scene.now();
            Episode free = Episode.of("free", "Free", start);
            thread.owe(Scene.PLATFORM, free.alert(), free.fires(start));
            return millisUntil(scene, thread, "Free", start);
        }
    }

    /** All of them are on their way to an edit, and each edit hangs for a while, before the critical one comes. */
    private static long criticalBehindEditsMillis() throws InterruptedException {
        try (Scene scene = Scene.live(Duration.ofSeconds(5))) {
            List<Episode> episodes = new ArrayList<>();
            for (int index = 0; index < EDITS; index++) {
                Episode episode = Episode.of("edited-" + index, "Edited " + index, scene.now());
                episodes.add(episode);
                scene.dispatcher().owe(Scene.PLATFORM, episode.alert(), episode.warns(scene.now()));
            }
            DispatcherThread thread = started(scene);
            scene.sandbox().slack().await(message -> message.text().contains("alerts at once"), 1, PATIENCE);
            for (Episode episode : episodes) {
                thread.owe(Scene.PLATFORM, episode.alert(), episode.ends(scene.now()));
            }
            Thread.sleep(1_500);
            Instant start = scene.now();
            Episode urgent = Episode.of("urgent", "Urgent", start);
            thread.owe(Scene.PLATFORM, urgent.alert(), urgent.fires(start));
            return millisUntil(scene, thread, "Urgent", start);
        }
    }

    private static long handoverNanos() {
        try (Scene scene = Scene.live(Duration.ofSeconds(10))) {
            scene.sandbox().faults().add(Fault.of(FaultTarget.SLACK, new FaultAction.Hang()));
            DispatcherThread thread = started(scene);
            long[] nanos = new long[HANDED_OVER];
            for (int index = 0; index < HANDED_OVER; index++) {
                Episode episode = Episode.of("rule-" + index, "Rule", scene.now());
                long start = System.nanoTime();
                thread.owe(Scene.ONCALL, episode.alert(), episode.fires(scene.now()));
                nanos[index] = System.nanoTime() - start;
            }
            scene.sandbox().faults().clear();
            thread.close(Duration.ZERO);
            Arrays.sort(nanos);
            return nanos[HANDED_OVER / 100 * 99];
        }
    }

    private static DispatcherThread started(Scene scene) {
        DispatcherThread thread = new DispatcherThread(scene.dispatcher(), scene.clock());
        thread.start();
        return thread;
    }

    private static long millisUntil(Scene scene, DispatcherThread thread, String words, Instant start) {
        SlackMessage told = scene.sandbox()
                .slack()
                .await(message -> message.text().contains(words), 1, PATIENCE)
                .get(0);
        thread.close(Duration.ZERO);
        return Duration.between(start, told.postedAt()).toMillis();
    }
}
