package dev.hinomi.benchmarks.rules;

import dev.hinomi.alerts.engine.AlertEngine;
import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.engine.Pace;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.RuleSet;
import dev.hinomi.alerts.series.MeasurementSource;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.series.SeriesKey;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.alerts.store.MemoryStateStore;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.observability.time.ManualClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A month of a hundred rules of every kind, through the engine that services run, by a clock that is moved by hand. */
public final class RulesBacktest implements Run {
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final int DAYS = 30;
    private static final int RULES = 100;
    private static final double MOST_SECONDS = 10;
    private static final int HOSTS = 5;

    @Override
    public String name() {
        return "rules-backtest";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%d days of %d rules (thresholds, error rates, groups, functions, burn rates, composites) at a step of %d s, through "
                        + "the engine: at most %.0f s of CPU time",
                DAYS,
                RULES,
                STEP.toSeconds(),
                MOST_SECONDS);
    }

    @Override
    public Figures run() {
        LoadedRules loaded = RuleFile.read("rules.yml", rules());
        RuleSet rules = loaded.ruleSet();
        if (rules.rules().size() != RULES) {
            throw new IllegalStateException("There must be " + RULES + " rules, but " + loaded.problems());
        }
        ManualClock clock = ManualClock.at("2026-10-01T00:00:00Z");
        Told told = new Told();
        AlertEngine engine = new AlertEngine(rules, new Month(), told, new Pace(STEP, clock), new MemoryStateStore());
        long steps = Duration.ofDays(DAYS).dividedBy(STEP);
        long start = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (long step = 0; step < steps; step++) {
            clock.advance(STEP);
            engine.evaluateNow(Duration.ZERO);
        }
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rules", rules.rules().size());
        values.put("steps", steps);
        values.put("alerts", told.alerts());
        values.put("transitions", told.transitions);
        values.put("failures", told.failures);
        values.put("cpu_seconds", String.format(Locale.ROOT, "%.1f", seconds));
        values.put("seconds", String.format(Locale.ROOT, "%.1f", (System.nanoTime() - start) / 1e9));
        return new Figures(values, seconds <= MOST_SECONDS && told.failures == 0 && told.transitions > 0);
    }

    private static String rules() {
        StringBuilder yaml = new StringBuilder("rules:\n");
        for (int rule = 0; rule < 50; rule++) {
            line(
                    yaml,
                    "slow-" + rule,
                    "avg(last_5m):avg:latency." + rule + "{*}",
                    "critical: '> 420', recovery: '< 350', for: 2m");
        }
        for (int rule = 0; rule < 25; rule++) {
            String query = "sum(last_5m):sum:requests." + rule + "{outcome:error}.as_count() / sum:requests." + rule
                    + "{*}.as_count()";
            line(
                    yaml,
                    "errors-" + rule,
                    query,
                    "critical: '> 12%', warning: '> 11%', missing: ok, keep_firing_for: 5m");
        }
        for (int rule = 0; rule < 15; rule++) {
            line(yaml, "host-" + rule, "max(last_10m):max:latency." + rule + "{*} by {host}", "critical: '> 499'");
        }
        line(yaml, "rolled", "max(last_10m):sum:requests.0{*}.as_count().rollup(sum, 120)", "critical: '> 1000'");
        line(yaml, "rate", "sum(last_5m):sum:requests.1{*}.as_rate()", "critical: '> 80'");
        line(yaml, "smooth", "avg(last_5m):median_5(avg:latency.2{*})", "critical: '> 400'");
        line(yaml, "change", "change(avg(last_5m),1h_ago):avg:latency.3{*}", "critical: '> 150'");
        yaml.append("  - { id: both, composite: 'slow-0 && !slow-1' }\n");
        yaml.append("  - { id: either, composite: 'errors-0 || errors-1' }\n");
        yaml.append("slo:\n");
        for (int objective = 0; objective < 4; objective++) {
            yaml.append("  - { id: slo-")
                    .append(objective)
                    .append(", target: 99%, bad: 'sum:requests.")
                    .append(objective)
                    .append("{outcome:error}.as_count()', total: 'sum:requests.")
                    .append(objective)
                    .append("{*}.as_count()' }\n");
        }
        return yaml.toString();
    }

    private static void line(StringBuilder yaml, String id, String query, String more) {
        yaml.append("  - { id: ")
                .append(id)
                .append(", query: '")
                .append(query)
                .append("', ")
                .append(more)
                .append(" }\n");
    }

    /** A day that repeats, with noise. */
    private static final class Month implements MeasurementSource {
        private static final int METRICS = 50;
        private final Random random = new Random(20261001);
        private final SeriesKey[] gauges = new SeriesKey[METRICS * HOSTS];
        private final SeriesKey[] counters = new SeriesKey[METRICS];
        private final double[] totals = new double[METRICS];
        private int minute;

        Month() {
            for (int index = 0; index < gauges.length; index++) {
                gauges[index] = new SeriesKey("latency." + index / HOSTS, Tags.of("host:h" + index % HOSTS));
            }
            for (int index = 0; index < METRICS; index++) {
                counters[index] = new SeriesKey(
                        "requests." + index / 2, Tags.of("outcome:" + (index % 2 == 0 ? "success" : "error")));
            }
        }

        @Override
        public Collection<Sample> sample(Set<String> metrics) {
            throw new UnsupportedOperationException("samples are handed over one by one");
        }

        @Override
        public void sample(Set<String> metrics, Samples into) {
            double day = Math.sin(minute++ * 2 * Math.PI / 1440);
            for (SeriesKey gauge : gauges) {
                into.add(gauge, Sample.Kind.GAUGE, 300 + 100 * day + 50 * random.nextGaussian());
            }
            for (int index = 0; index < METRICS; index++) {
                totals[index] += index % 2 == 0 ? 500 + random.nextInt(100) : 30 + 25 * day + random.nextInt(40);
                into.add(counters[index], Sample.Kind.CUMULATIVE, totals[index]);
            }
        }
    }

    private static final class Told implements AlertListener {
        private final Set<Alert> evaluated = new HashSet<>();
        private long transitions;
        private long failures;

        int alerts() {
            return evaluated.size();
        }

        @Override
        public void transitioned(Alert alert, Transition transition) {
            evaluated.add(alert);
            transitions++;
        }

        @Override
        public void failed(AlertRule rule, RuntimeException failure) {
            failures++;
        }
    }
}
