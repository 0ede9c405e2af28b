package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackEscalationIT {

    private static final LoadedRules RULES = RuleFile.read("rules.yml", """
            service: career-api
            rules:
              - { id: a, query: "avg(last_5m):avg:errors{*}", critical: "> 5%", notify: oncall }
            notify:
              oncall:
                slack: "#career-alerts"
                mention: { critical: [ oncall-primary@example.com ] }
                escalate:
                  - { after: 10m, mention: [ oncall-secondary@example.com ] }
                  - { after: 30m, mention: [ "@career-leads" ], slack: "#platform-alerts" }
                remind: 3h
            """);

    private final SlackRun run = new SlackRun();
    private final Incidents incidents = Incidents.of("a");

    @AfterEach
    void stop() {
        run.close();
    }

    private Transition fires() {
        assertThat(RULES.problems()).isEmpty();
        Transition fired = incidents.measure(0.073);
        run.dispatcher().owe(RULES.targets().get("oncall"), incidents.alert(), fired);
        return fired;
    }

    @Test
    void afterTenMinutesWithoutAnAcknowledgementTheSecondPersonIsCalledInTheThreadAndTheChannel() {
        fires();
        run.pass(Duration.ofMinutes(11));
        assertThat(run.messages()).hasSize(2);
        SlackMessage step = run.messages().get(1);
        assertThat(step.text())
                .isEqualTo("<@U0SECOND01> :red_circle: CRITICAL career-api: API error rate, 7.3%"
                        + " (threshold &gt; 5%), not acknowledged for 10m");
        assertThat(step.threadTs()).isEqualTo(run.messages().get(0).ts());
        assertThat(step.broadcast()).isTrue();
        assertThat(step.pings()).isNotEmpty();
        assertThat(step.current().findings()).isEmpty();
    }

    @Test
    void aStepMayGoToAnotherChannelWhereItIsAMessageOfItsOwn() {
        fires();
        run.pass(Duration.ofMinutes(31));
        SlackMessage step = run.messages().get(2);
        assertThat(step.text()).startsWith("<!subteam^S0LEADS001> ").endsWith("not acknowledged for 30m");
        assertThat(step.channel()).isNotEqualTo(run.messages().get(0).channel());
        assertThat(step.reply()).isFalse();
    }

    @Test
    void whatAStormToldAsOneEscalatesAsOne() {
        for (int number = 0; number < 8; number++) {
            Incidents one = Incidents.of("storm-" + number);
            run.dispatcher().owe(RULES.targets().get("oncall"), one.alert(), one.measure(0.073));
        }
        run.pass(Duration.ofMinutes(9));
        int before = run.messages().size();
        run.pass(Duration.ofMinutes(2));
        assertThat(run.shown()).hasSize(2);
        assertThat(run.messages()).hasSize(before + 1);
        run.pass(Duration.ofHours(1));
        assertThat(run.messages()).hasSize(before + 2);
    }

    @Test
    void whoeverAcknowledgesIsRemindedAndNobodyElseIsCalled() {
        Transition fired = fires();
        run.pass(Duration.ofMinutes(5));
        run.dispatcher().acknowledge(fired.incident().orElseThrow().id(), "oncall-primary@example.com");
        run.pass(Duration.ofMinutes(179));
        assertThat(run.messages()).hasSize(1);
        run.pass(Duration.ofMinutes(2));
        assertThat(run.messages()).hasSize(2);
        assertThat(run.messages().get(1).text()).startsWith("<@U0PRIMARY1> ").endsWith("in hand for 3h and not over");
    }
}
