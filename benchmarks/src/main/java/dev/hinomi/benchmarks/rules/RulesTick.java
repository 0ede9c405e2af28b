package dev.hinomi.benchmarks.rules;

import com.sun.management.ThreadMXBean;
import dev.hinomi.alerts.engine.AlertEngine;
import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.engine.Pace;
import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.series.SeriesStore;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.benchmarks.process.Memory;
import dev.hinomi.benchmarks.run.CannotRunException;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.observability.time.ManualClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One step of many rules, every value of which is another one than at the step before. */
public final class RulesTick implements Run {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int RULES = 1_000;
    private static final int HOSTS = 10;
    private static final int WARM_UP = 500;
    private static final int ROUNDS = 5;
    private static final int STEPS = 200;
    private static final double MOST_IDLE_NANOS = 100;
    private static final double MOST_FIRING_NANOS = 1_000;
    private static final double MOST_STEP_MILLIS = 5;
    private static final double MOST_BYTES_EACH = 1;
    private static final long MOST_SERIES_BYTES = 1_200;

    private static final String START = "2026-11-23T09:00:00Z";
    private static final int FULL = 100;

    private record Cost(double nanos, double bytes) {}

    /** Told as whoever shows values is told, at every step of every alert. */
    private static final class Told implements AlertListener {
        private long evaluated;

        @Override
        public void evaluated(Alert alert, double value, AlertState state) {
            evaluated++;
        }
    }

    @Override
    public String name() {
        return "rules-tick";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%,d rules over the mean of %d minutes of %d series each, a step of %d s, in CPU time: a step at most %.0f ms; without "
                        + "reading samples at most %.1f µs for each alert, firing %.0f µs; no allocation for an alert; a series keeps at "
                        + "most %,d bytes; beside as many rules of the Prometheus of this machine, if there is one, without scraping",
                RULES,
                WINDOW.toMinutes(),
                HOSTS,
                STEP.toSeconds(),
                MOST_STEP_MILLIS,
                MOST_IDLE_NANOS / 1_000,
                MOST_FIRING_NANOS / 1_000,
                MOST_SERIES_BYTES);
    }

    @Override
    public Figures run() throws IOException, InterruptedException {
        Map<String, Object> values = new LinkedHashMap<>();
        int alerts = RULES * HOSTS;
        long seriesBytes = seriesBytes() / alerts;
        Cost sampling = sampling();
        Told told = new Told();
        Cost idle = steps(rules("> 1000"), told);
        Cost firing = steps(rules("> 0"), told);
        double idleNanos = (idle.nanos() - sampling.nanos()) / alerts;
        double firingNanos = (firing.nanos() - sampling.nanos()) / alerts;
        values.put("step_millis", rounded(idle.nanos() / 1e6));
        values.put("firing_step_millis", rounded(firing.nanos() / 1e6));
        values.put("idle_ns", Math.round(idleNanos));
        values.put("firing_ns", Math.round(firingNanos));
        values.put("sample_ns", Math.round(sampling.nanos() / alerts));
        values.put("idle_bytes_per_alert", rounded(idle.bytes() / alerts));
        values.put("firing_bytes_per_alert", rounded(firing.bytes() / alerts));
        values.put("bytes_per_series", seriesBytes);
        values.put("bytes_per_alert_with_its_series", engineBytes() / alerts);
        values.put("evaluated", told.evaluated);
        putPrometheus(values, idleNanos, firingNanos);
        return new Figures(
                values,
                idle.nanos() / 1e6 <= MOST_STEP_MILLIS
                        && idleNanos <= MOST_IDLE_NANOS
                        && firingNanos <= MOST_FIRING_NANOS
                        && idle.bytes() / alerts < MOST_BYTES_EACH
                        && firing.bytes() / alerts < MOST_BYTES_EACH
                        && seriesBytes <= MOST_SERIES_BYTES);
    }

    private static void putPrometheus(Map<String, Object> values, double idle, double firing)
            throws IOException, InterruptedException {
        try {
            Prometheus.Cost peer = new Prometheus(RULES, HOSTS).measure();
            values.put("prometheus_idle_ns", Math.round(peer.idle()));
            values.put("prometheus_firing_ns", Math.round(peer.firing()));
            values.put("prometheus_times_idle", Math.round(peer.idle() / idle));
            values.put("prometheus_times_firing", Math.round(peer.firing() / firing));
        } catch (CannotRunException missing) {
            System.err.println(missing.getMessage());
            values.put("prometheus", "missing");
        }
    }

    private static List<AlertRule> rules(String critical) {
        List<AlertRule> rules = new ArrayList<>();
        for (int rule = 0; rule < RULES; rule++) {
            Monitor query = Monitor.parse("avg(last_10m):avg:m" + rule + "{*} by {host}");
            rules.add(AlertRule.builder("r" + rule, (MetricMonitor) query, Thresholds.critical(critical))
                    .build());
        }
        return rules;
    }

    private static Cost steps(List<AlertRule> rules, AlertListener told) {
        ManualClock clock = ManualClock.at(START);
        AlertEngine engine = new AlertEngine(rules, new Gauges(RULES, HOSTS), told, new Pace(STEP, clock));
        return cost(() -> step(engine, clock));
    }

    private static Cost sampling() {
        ManualClock clock = ManualClock.at(START);
        SeriesStore store = new SeriesStore(WINDOW, STEP);
        Gauges gauges = new Gauges(RULES, HOSTS);
        return cost(() -> record(store, gauges, clock));
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** The median of several rounds: others may use the machine. */
    private static Cost cost(Runnable step) {
        repeat(step, WARM_UP);
        double[] nanos = new double[ROUNDS];
        double[] bytes = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long cpu = THREADS.getCurrentThreadCpuTime();
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            repeat(step, STEPS);
            nanos[round] = (double) (THREADS.getCurrentThreadCpuTime() - cpu) / STEPS;
            bytes[round] = (double) (THREADS.getCurrentThreadAllocatedBytes() - allocated) / STEPS;
        }
        Arrays.sort(nanos);
        Arrays.sort(bytes);
        return new Cost(nanos[ROUNDS / 2], bytes[ROUNDS / 2]);
    }

    private static void repeat(Runnable step, int times) {
        for (int time = 0; time < times; time++) {
            step.run();
        }
    }

    /** What a store keeps of all series once their windows are full; the names are the source's. */
    private static long seriesBytes() {
        Gauges gauges = new Gauges(RULES, HOSTS);
        ManualClock clock = ManualClock.at(START);
        long before = Memory.retainedBytes();
        SeriesStore store = new SeriesStore(WINDOW, STEP);
        repeat(() -> record(store, gauges, clock), FULL);
        return keptSince(before, store, gauges);
    }

    /** What an engine keeps of all series and alerts, the memory of a store for their states included. */
    private static long engineBytes() {
        Gauges gauges = new Gauges(RULES, HOSTS);
        ManualClock clock = ManualClock.at(START);
        List<AlertRule> rules = rules("> 1000");
        long before = Memory.retainedBytes();
        AlertEngine engine = new AlertEngine(rules, gauges, AlertListener.NO_OP, new Pace(STEP, clock));
        repeat(() -> step(engine, clock), FULL);
        return keptSince(before, engine, gauges);
    }

    private static long keptSince(long before, Object one, Object other) {
        try {
            return Memory.retainedBytes() - before;
        } finally {
            Reference.reachabilityFence(one);
            Reference.reachabilityFence(other);
        }
    }

    private static void record(SeriesStore store, Gauges gauges, ManualClock clock) {
        clock.advance(STEP);
        store.record(gauges, Set.of(), clock.instant());
    }

    private static void step(AlertEngine engine, ManualClock clock) {
        clock.advance(STEP);
        engine.evaluateNow(Duration.ZERO);
    }
}
