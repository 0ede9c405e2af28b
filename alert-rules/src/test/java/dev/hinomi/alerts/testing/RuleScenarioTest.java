package dev.hinomi.alerts.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.state.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RuleScenarioTest {

    private static final LoadedRules RULES = RuleFile.read("rules.yml", """
            service: jobs
            rules:
              - { id: failing, title: Jobs fail, query: "sum(last_5m):sum:jobs.failed{*}.as_count()", critical: "> 5", notify: t }
              - { id: deep, query: "max(last_1m):max:depth{*} by {queue}", critical: "> 8", active: "09:00-17:00 UTC", notify: t }
            notify: { t: { slack: "#jobs", mention: { critical: [ "@jobs" ] } } }
            """);

    private static RuleScenario scenario() {
        return RuleScenario.of(RULES).step(Duration.ofMinutes(1));
    }

    @Test
    void aRuleIsFollowedFromTheFirstValueToTheLast() {
        RuleCourse course = scenario().count("jobs.failed", "0x4 6 0x9").rule("failing");
        assertThat(course.transitions()).containsExactly("5m FIRING critical_crossed", "10m OK recovered");
        assertThat(course.messages())
                .containsExactly(
                        "5m CRITICAL jobs: Jobs fail, 6 (threshold > 5)",
                        "10m RESOLVED jobs: Jobs fail, back to 0 after 5m");
        assertThat(course.calls()).containsExactly("5m @jobs");
        assertThat(course.stateAt(Duration.ofMinutes(4))).isEqualTo(Status.OK);
        assertThat(course.stateAt(Duration.ofMinutes(9))).isEqualTo(Status.FIRING);
    }

    @Test
    void groupsStandOnTheirOwnAndHoursAreThoseOfTheStart() {
        RuleScenario scenario = scenario().gauge("depth{queue:mail}", "9x3").gauge("depth{queue:sms}", "1x2 9");
        RuleCourse night = scenario.rule("deep");
        assertThat(night.transitions()).containsExactly("3m FIRING critical_crossed of queue:sms");
        assertThat(night.stateAt(Duration.ZERO, Tags.of("queue:mail"))).isEqualTo(Status.FIRING);
        assertThat(night.messages()).isEmpty();
        assertThat(scenario.start(Instant.parse("2026-01-05T09:00:00Z"))
                        .rule("deep")
                        .messages())
                .hasSize(2);
    }

    @Test
    void valuesMayComeMoreSeldomThanSteps() {
        RuleCourse course = RuleScenario.of(RULES)
                .interval(Duration.ofMinutes(1))
                .count("jobs.failed", "0 6 0x6")
                .rule("failing");
        assertThat(course.transitions()).containsExactly("1m FIRING critical_crossed", "6m OK recovered");
    }

    @Test
    void aRuleThatIsNotThereIsAMistake() {
        assertThatThrownBy(() -> scenario().rule("fail"))
                .hasMessageContaining("there is no rule fail that this process evaluates; there are [failing, deep]");
    }
}
