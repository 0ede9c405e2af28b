package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.slack.SlackPeople;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackReaction;
import dev.hinomi.sandbox.store.SlackWorkspace;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackReactionsIT {

    private static final LoadedRules RULES = RuleFile.read("rules.yml", """
            service: career-api
            rules:
              - { id: a, query: "avg(last_5m):avg:errors{*}", critical: "> 5%", notify: oncall }
            notify:
              oncall:
                slack: "#career-alerts"
                escalate:
                  - { after: 10m, mention: [ oncall-secondary@example.com ] }
                  - { after: 20m, mention: [ "@career-leads" ] }
            """);

    private final SlackRun run = new SlackRun();

    @BeforeEach
    void fire() {
        run.listen();
        run.owe(RULES.targets().get("oncall"), Incidents.of("a"), 0.073);
        run.pass(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        run.close();
    }

    private SlackMessage root() {
        return run.messages().get(0);
    }

    private void react(String name) {
        run.sandbox().people().react(new SlackPeople.Doing("U0PRIMARY1", root().channel(), root().ts()), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eyes", "white_check_mark"})
    void whoReactsHasItInHandWhenTheNextPeopleWouldBeCalledAndTheyAreNot(String reaction) throws InterruptedException {
        react(reaction);
        run.pass(Duration.ofHours(1));
        assertThat(run.nextAnswer()).isEqualTo("oncall-primary (U0PRIMARY1)");
        assertThat(run.messages()).hasSize(1);
        assertThat(root().current().blocks()).contains(":eyes: In hand of oncall-primary since");
        assertThat(run.calls("reactions.get")).isEqualTo(1);
    }

    @Test
    void anotherReactionAndThatOfAnAppTakeNothingInHand() {
        react("tada");
        run.sandbox()
                .slack()
                .change(
                        root().channel(),
                        root().ts(),
                        message -> message.reacted(new SlackReaction("eyes", SlackWorkspace.BOT_USER)));
        run.pass(Duration.ofMinutes(10));
        assertThat(run.messages()).hasSize(2);
    }

    @Test
    void whoReactsLateStopsTheStepsThatAreLeft() {
        run.pass(Duration.ofMinutes(10));
        react("eyes");
        run.pass(Duration.ofHours(1));
        assertThat(run.messages()).hasSize(2);
    }

    @Test
    void aMissingScopeIsAskedForOnceAndCallsThePeople() {
        fault(FaultAction.Answer.ofSlack("missing_scope"));
        react("eyes");
        run.pass(Duration.ofHours(1));
        assertThat(run.messages()).hasSize(3);
        assertThat(run.calls("reactions.get")).isEqualTo(1);
    }

    @Test
    void whenSlackDoesNotSayThePeopleAreCalled() {
        fault(FaultAction.Answer.ofSlack("internal_error"));
        react("eyes");
        run.pass(Duration.ofMinutes(10));
        assertThat(run.messages()).hasSize(2);
    }

    private void fault(FaultAction action) {
        run.sandbox().faults().add(Fault.of(FaultTarget.slackMethod("reactions.get"), action));
    }
}
