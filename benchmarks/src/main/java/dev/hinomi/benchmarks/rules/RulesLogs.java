package dev.hinomi.benchmarks.rules;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.hinomi.alerts.engine.AlertEngine;
import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.engine.Pace;
import dev.hinomi.alerts.logs.LogCounts;
import dev.hinomi.alerts.rule.RuleSet;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.store.MemoryStateStore;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.logback.LogWatching;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Threads that log at once, and rules that count what they log, evaluated and reloaded meanwhile. */
public final class RulesLogs implements Run {
    private static final int THREADS = 8;
    private static final int EVENTS = 500_000;
    private static final int LOGGERS = 5;
    private static final int ERROR_EACH = 4;
    private static final int RELOAD_EACH = 20;
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String RULES = """
            service: career-api
            rules:
              - { id: all, query: 'logs("*").index("*").rollup("count").last("1d") > 1000000000' }
              - { id: errors, query: 'logs("status:error").index("*").rollup("count").last("1d") > 1000000000' }
              - { id: by-logger, query: 'logs("status:error").index("*").rollup("count").by("@logger.name").last("1d") > 1000000000' }
            """;

    @Override
    public String name() {
        return "rules-logs";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%d threads log %,d events each, every %dth an error, while rules on logs(…) count them, are evaluated every %d ms and "
                        + "reloaded every %d ms: in the end each rule has counted exactly what was logged",
                THREADS,
                EVENTS,
                ERROR_EACH,
                PAUSE.toMillis(),
                PAUSE.toMillis() * RELOAD_EACH);
    }

    @Override
    public Figures run() throws InterruptedException {
        LogCounts counts = new LogCounts(() -> ServiceIdentity.of("career-api"));
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        RuleSet rules = RuleFile.read("rules.yml", RULES).ruleSet();
        counts.follow(rules.rules());
        Map<String, Double> counted = new TreeMap<>();
        ManualClock clock = ManualClock.at("2026-11-29T00:00:00Z");
        AlertEngine engine =
                new AlertEngine(rules, counts, told(counted), new Pace(STEP, clock), new MemoryStateStore());
        engine.evaluateNow(Duration.ZERO);
        long start = System.nanoTime();
        int steps = 0;
        try (LogWatching watching = LogWatching.on(context, counts)) {
            List<Thread> threads = threads(context);
            threads.forEach(Thread::start);
            while (threads.stream().anyMatch(Thread::isAlive)) {
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                if (++steps % RELOAD_EACH == 0) {
                    counts.follow(rules.rules());
                    engine.reload(rules);
                }
                step(engine, clock);
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        step(engine, clock);
        Map<String, Double> expected = expected();
        long differences = expected.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(counted.get(entry.getKey())))
                .count();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("logged", THREADS * EVENTS);
        values.put("counted", Math.round(counted.getOrDefault("all", 0.0)));
        values.put("counted_errors", Math.round(counted.getOrDefault("errors", 0.0)));
        values.put("alerts", counted.size());
        values.put("differences", differences);
        values.put("steps", steps);
        values.put("events_per_second", Math.round(THREADS * EVENTS / seconds));
        return new Figures(values, differences == 0 && counted.size() == expected.size());
    }

    private static AlertListener told(Map<String, Double> counted) {
        return new AlertListener() {
            @Override
            public void evaluated(Alert alert, double value, AlertState state) {
                counted.put(alert.name(), value);
            }
        };
    }

    private static void step(AlertEngine engine, ManualClock clock) {
        clock.advance(STEP);
        engine.evaluateNow(Duration.ZERO);
    }

    private static List<Thread> threads(LoggerContext context) {
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            threads.add(new Thread(() -> log(context)));
        }
        return threads;
    }

    private static void log(LoggerContext context) {
        for (int event = 0; event < EVENTS; event++) {
            Logger logger = context.getLogger(logger(event));
            if (event % ERROR_EACH == 0) {
                logger.error("Payment {} could not be captured.", event);
            } else {
                logger.info("Payment {} was captured.", event);
            }
        }
    }

    private static String logger(int event) {
        return "com.example.payments.part" + event % LOGGERS;
    }

    private static Map<String, Double> expected() {
        Map<String, Double> expected = new TreeMap<>();
        for (int event = 0; event < EVENTS; event++) {
            expected.merge("all", (double) THREADS, Double::sum);
            if (event % ERROR_EACH == 0) {
                expected.merge("errors", (double) THREADS, Double::sum);
                expected.merge("by-logger{@logger.name:" + logger(event) + "}", (double) THREADS, Double::sum);
            }
        }
        return expected;
    }
}
