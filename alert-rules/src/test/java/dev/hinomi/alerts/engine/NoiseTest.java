package dev.hinomi.alerts.engine;

import static dev.hinomi.alerts.engine.EngineRun.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Attention;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.rule.Timing;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An hour of a value that swings around its threshold, a value every ten seconds. */
class NoiseTest {

    private static final int AN_HOUR = 360;
    private static final String QUERY = "max(last_1m):max:m{*}.rollup(max, 10)";

    private static long calls(AlertRule rule) {
        EngineRun run = new EngineRun(rule);
        Random random = new Random(1);
        for (int step = 0; step < AN_HOUR; step++) {
            double swing = 100 + 10 * Math.sin(step * 2 * Math.PI / 30) + random.nextGaussian();
            run.gauge("m", swing).steps(1);
        }
        return run.told.stream()
                .filter(line -> line.matches(".* FIRING:(critical_crossed|flapping|still_wrong)"))
                .count();
    }

    @Test
    void withoutDampingEverySwingCalls() {
        assertThat(calls(rule("a", QUERY, "> 100")
                        .attention(Attention.ALWAYS.flapping(Optional.empty()))
                        .build()))
                .isGreaterThanOrEqualTo(10);
    }

    @Test
    void whatFlapsCallsFiveTimesAndIsQuietThen() {
        assertThat(calls(rule("a", QUERY, "> 100").build())).isEqualTo(5);
    }

    @Test
    void withAThresholdOfRecoveryAndAWaitItCallsOnce() {
        AlertRule damped = AlertRule.builder(
                        "a",
                        (MetricMonitor) Monitor.parse(QUERY),
                        Thresholds.critical("> 100").recovery("< 95"))
                .timing(Timing.IMMEDIATE.keepFiringFor(Duration.ofMinutes(5)))
                .build();
        assertThat(calls(damped)).isEqualTo(1);
    }
}
