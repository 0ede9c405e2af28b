package dev.hinomi.alerts.engine;

import static dev.hinomi.alerts.engine.EngineRun.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Attention;
import dev.hinomi.alerts.rule.Composite;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.state.Overlay;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompositeEvaluationTest {

    private static AlertRule composite(String text) {
        return AlertRule.builder("whole", new Condition.Combined(Composite.parse(text)))
                .build();
    }

    @Test
    void isEvaluatedInTheSameStepAsItsRulesWhereverItStands() {
        EngineRun run = new EngineRun(
                composite("a && b"),
                rule("a", "max(last_1m):max:m{*}", "> 5").build(),
                rule("b", "max(last_1m):max:n{*}", "> 5").build());
        run.gauge("m", 9).gauge("n", 1).steps(1);
        assertThat(run.transitions).contains("whole OK:first_data");
        run.gauge("n", 9).steps(1);
        assertThat(run.told).contains("whole FIRING:critical_crossed");
        assertThat(run.values).last().isEqualTo("2.0 >= critical");
    }

    @Test
    void aRuleWithoutDataLeavesAnIncidentOpen() {
        EngineRun run = new EngineRun(
                rule("a", "max(last_1m):max:m{*}", "> 5").build(),
                rule("b", "max(last_1m):max:n{*}", "> 5").build(),
                composite("a && !b"));
        run.gauge("m", 9).gauge("n", 1).steps(1);
        assertThat(run.told).contains("whole FIRING:critical_crossed");
        run.steps(3);
        assertThat(run.told).hasSize(2);
    }

    @Test
    void groupsMeetByTheValuesOfTheirTags() {
        EngineRun run = new EngineRun(
                rule("a", "max(last_1m):max:m{*} by {host}", "> 5").build(),
                rule("b", "max(last_1m):max:n{*} by {service}", "> 5").build(),
                composite("a && b"));
        run.gauge("m", 9, "host:web1").gauge("m", 9, "host:web2");
        run.gauge("n", 9, "service:web2").gauge("n", 9, "service:web3").steps(1);
        assertThat(run.told)
                .filteredOn(line -> line.startsWith("whole"))
                .containsExactly("whole{host:web2} FIRING:critical_crossed");
    }

    @Test
    void aGroupOfTwoTagsMeetsOneOfThem() {
        EngineRun run = new EngineRun(
                rule("a", "max(last_1m):max:m{*} by {device,host}", "> 5").build(),
                rule("b", "max(last_1m):max:n{*} by {host}", "> 5").build(),
                composite("a && b"));
        run.gauge("m", 9, "device:d", "host:x")
                .gauge("m", 9, "device:d", "host:y")
                .gauge("n", 9, "host:x")
                .steps(1);
        assertThat(run.told)
                .filteredOn(line -> line.startsWith("whole"))
                .containsExactly("whole{device:d,host:x} FIRING:critical_crossed");
    }

    @Test
    void aRuleOfWhichNobodyIsToldStillCounts() {
        EngineRun run = new EngineRun(
                rule("a", "max(last_1m):max:m{*}", "> 5")
                        .attention(Attention.ALWAYS.inhibitedBy(Set.of("b")))
                        .build(),
                rule("b", "max(last_1m):max:m{*}", "> 5").build(),
                composite("a"));
        run.gauge("m", 9).steps(1);
        assertThat(run.told).containsExactly("b FIRING:critical_crossed", "whole FIRING:critical_crossed");
        assertThat(new Overlay.Inhibited("b").isQuiet()).isTrue();
    }
}
