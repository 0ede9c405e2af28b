package dev.hinomi.benchmarks.rules;

import dev.hinomi.alerts.engine.AlertEngine;
import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.engine.Pace;
import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.AlertRuleBuilder;
import dev.hinomi.alerts.rule.Attention;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.rule.Timing;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Telling;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** An hour of a value that moves around its threshold, under three ways of damping. */
public final class RulesNoise implements Run {
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int STEPS = 360;
    private static final int MOST_MESSAGES = 2;
    private static final double THRESHOLD = 100;

    /** How a value moves. */
    @FunctionalInterface
    private interface Shape {
        double at(int step, Random random);
    }

    @Override
    public String name() {
        return "rules-noise";
    }

    @Override
    public String what() {
        return "an hour, a step of 10 s, of a value around its threshold: a sine of 5 min, noise, both together; "
                + "with a recovery threshold and keep_firing_for: 5m at most " + MOST_MESSAGES
                + " messages; without damping and with the default limit of flapping as they are";
    }

    @Override
    public Figures run() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("sine", (step, random) -> sine(step, 30));
        shapes.put("noise", (step, random) -> random.nextGaussian());
        shapes.put("noisy_sine", (step, random) -> sine(step, 30) + random.nextGaussian());
        Map<String, Object> values = new LinkedHashMap<>();
        boolean reached = true;
        for (Map.Entry<String, Shape> shape : shapes.entrySet()) {
            Told plain = told(undamped(), shape.getValue());
            Told usual = told(rule(Thresholds.critical("> 100")), shape.getValue());
            Told damped = told(damped(), shape.getValue());
            plain.addTo(values, shape.getKey() + "_undamped");
            usual.addTo(values, shape.getKey() + "_default");
            damped.addTo(values, shape.getKey() + "_damped");
            reached &= damped.messages() >= 1 && damped.messages() <= MOST_MESSAGES;
        }
        return new Figures(values, reached);
    }

    private static double sine(int step, int period) {
        return 10 * Math.sin(step * 2 * Math.PI / period);
    }

    private static AlertRule undamped() {
        return builder(Thresholds.critical("> 100"))
                .attention(Attention.ALWAYS.flapping(Optional.empty()))
                .build();
    }

    private static AlertRule damped() {
        return builder(Thresholds.critical("> 100").recovery("< 95"))
                .timing(Timing.IMMEDIATE.keepFiringFor(Duration.ofMinutes(5)))
                .build();
    }

    private static AlertRule rule(Thresholds thresholds) {
        return builder(thresholds).build();
    }

    private static AlertRuleBuilder builder(Thresholds thresholds) {
        return AlertRule.builder("noise", (MetricMonitor) Monitor.parse("last(last_1m):avg:m{*}"), thresholds);
    }

    private static Told told(AlertRule rule, Shape shape) {
        ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
        Random random = new Random(1);
        int[] step = {0};
        Told told = new Told();
        AlertEngine engine = new AlertEngine(
                List.of(rule),
                metrics -> List.of(Sample.gauge("m", Tags.NONE, THRESHOLD + shape.at(step[0]++, random))),
                told,
                new Pace(STEP, clock));
        for (int count = 0; count < STEPS; count++) {
            clock.advance(STEP);
            engine.evaluateNow(Duration.ZERO);
        }
        return told;
    }

    /** Counts messages, of which each incident has one, and how often that is changed without calling anybody. */
    private static final class Told implements AlertListener {
        private final Set<String> incidents = new HashSet<>();
        private int all;

        @Override
        public void attended(Alert alert, Telling telling) {
            if (telling instanceof Telling.Now now) {
                now.transition().incident().ifPresent(incident -> incidents.add(incident.id()));
                all++;
            }
        }

        int messages() {
            return incidents.size();
        }

        void addTo(Map<String, Object> values, String name) {
            values.put(name + "_messages", messages());
            values.put(name + "_edits", all - messages());
        }
    }
}
