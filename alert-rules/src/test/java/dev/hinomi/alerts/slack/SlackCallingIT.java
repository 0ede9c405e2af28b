package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.EscalationPlan;
import dev.hinomi.alerts.notify.EscalationStep;
import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.slack.SlackPeople;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is on call is called once Slack knows them again, and once. */
class SlackCallingIT {

    private static final FaultAction AWAY = new FaultAction.Status(503, null);

    private final SlackRun run = new SlackRun();
    private final Incidents incidents = Incidents.of("api-error-rate");

    @AfterEach
    void stop() {
        run.close();
    }

    private void fault(FaultTarget target, FaultAction action, Duration time) {
        run.sandbox().faults().add(Fault.of(target, action).during(time));
    }

    private List<SlackMessage> calling() {
        return run.shown().stream()
                .filter(message -> !message.pings().isEmpty())
                .toList();
    }

    private static Instant after(int seconds) {
        return Incidents.START.plusSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 40, 80, 600})
    void afterAnOutageTheMessageCallsPeopleHoweverLongItWas(int seconds) {
        fault(FaultTarget.SLACK, AWAY, Duration.ofSeconds(seconds));
        run.owe(incidents, 0.073);
        run.pass(Duration.ofMinutes(15));
        assertThat(run.shown()).hasSize(1);
        assertThat(calling())
                .singleElement()
                .satisfies(message -> assertThat(message.postedAt()).isBefore(after(seconds + 21)));
    }

    @Test
    void whileOnlyPeopleCannotBeLookedUpTheMessageGoesAndTheyAreCalledInItsThread() {
        fault(FaultTarget.slackMethod("usergroups.list"), AWAY, Duration.ofSeconds(30));
        run.owe(incidents, 0.073);
        run.pass(Duration.ofMinutes(10));
        assertThat(run.shown()).hasSize(2);
        assertThat(run.shown().get(0).postedAt()).isEqualTo(Incidents.START);
        assertThat(calling()).singleElement().satisfies(message -> {
            assertThat(message.broadcast()).isTrue();
            assertThat(message.postedAt()).isBetween(after(30), after(47));
        });
    }

    @Test
    void whatArrivedWithoutAnAnswerAndCalledNobodyIsFollowedByACall() {
        fault(FaultTarget.slackMethod("usergroups.list"), AWAY, Duration.ofSeconds(2));
        run.sandbox()
                .faults()
                .add(Fault.of(FaultTarget.slackMethod("chat.postMessage"), new FaultAction.LoseAnswer())
                        .times(1));
        run.owe(incidents, 0.073);
        run.pass(Duration.ofMinutes(1));
        assertThat(run.shown()).hasSize(2);
        assertThat(calling()).hasSize(1);
    }

    private List<Incidents> storm() {
        List<Incidents> all = IntStream.range(0, 10)
                .mapToObj(index -> Incidents.of("r" + index))
                .toList();
        all.forEach(each -> run.owe(each, 0.073));
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 30, 480})
    void aStormIsToldAtOnceAndItsPeopleAreCalledInItsThread(int seconds) {
        fault(FaultTarget.slackMethod("usergroups.list"), AWAY, Duration.ofSeconds(seconds));
        storm();
        run.pass(Duration.ofMinutes(20));
        assertThat(run.shown()).hasSize(2);
        assertThat(run.shown().get(0).postedAt()).isEqualTo(Incidents.START);
        assertThat(run.shown().get(0).text()).contains("10 alerts at once");
        assertThat(calling()).singleElement().satisfies(message -> {
            assertThat(message.broadcast()).isTrue();
            assertThat(message.reply()).isTrue();
            assertThat(message.postedAt()).isBetween(after(seconds), after(seconds + 17));
        });
    }

    @Test
    void whatAStormCountsAddsUpThoughItCouldCallNobodyAndSomeWereOverByThen() {
        fault(FaultTarget.SLACK, AWAY, Duration.ofSeconds(10));
        fault(FaultTarget.slackMethod("usergroups.list"), AWAY, Duration.ofMinutes(1));
        List<Incidents> all = storm();
        all.subList(0, 6).forEach(each -> run.owe(each, 0.004));
        run.pass(Duration.ofMinutes(20));
        assertThat(run.shown()).hasSize(2);
        assertThat(run.shown().get(0).text()).contains("10 alerts at once", "4 still CRITICAL, 6 resolved");
        assertThat(calling()).hasSize(1);
    }

    @Test
    void whoeverJoinsAStormThatCalledNobodyIsCalledForThoughTheFirstAreOver() {
        fault(FaultTarget.slackMethod("usergroups.list"), AWAY, Duration.ofMinutes(3));
        List<Incidents> first = storm();
        run.pass(Duration.ofSeconds(10));
        run.owe(Incidents.of("late"), 0.073);
        run.pass(Duration.ofMinutes(1));
        first.forEach(each -> run.owe(each, 0.004));
        run.pass(Duration.ofMinutes(10));
        assertThat(calling())
                .singleElement()
                .satisfies(message -> assertThat(message.reply()).isTrue());
    }

    @Test
    void aStormOfWhichOneIsLoweredCallsForTheOthers() {
        fault(FaultTarget.slackMethod("usergroups.list"), AWAY, Duration.ofSeconds(40));
        List<Incidents> all = storm();
        run.pass(Duration.ofSeconds(5));
        run.owe(all.get(0), 0.03);
        run.pass(Duration.ofMinutes(20));
        assertThat(run.shown()).hasSize(2);
        assertThat(calling()).hasSize(1);
    }

    @Test
    void aStormWhoseMessageIsGoneBeforeItsPeopleAreKnownIsToldAnewAndCallsOnce() {
        fault(FaultTarget.slackMethod("usergroups.list"), AWAY, Duration.ofSeconds(30));
        storm();
        run.pass(Duration.ofSeconds(20));
        run.sandbox()
                .faults()
                .add(Fault.of(
                                FaultTarget.slackMethod("chat.postMessage"),
                                new FaultAction.Answer(
                                        200, "application/json", "{\"ok\":false,\"error\":\"message_not_found\"}"))
                        .times(1));
        run.pass(Duration.ofMinutes(20));
        assertThat(run.shown()).hasSize(2).allMatch(message -> message.text().contains("10 alerts at once"));
        assertThat(calling())
                .singleElement()
                .satisfies(message -> assertThat(message.reply()).isFalse());
    }

    @Test
    void whenAllIsToldAgainBeforePeopleWereKnownTheyAreCalledOnce() {
        fault(FaultTarget.slackMethod("usergroups.list"), AWAY, Duration.ofSeconds(298));
        EscalationPlan repeated = EscalationPlan.of(List.of(), Optional.of(Duration.ofMinutes(5)), Optional.empty());
        for (int index = 0; index < 10; index++) {
            run.owe(Incidents.TARGET.with(repeated), Incidents.of("r" + index), 0.073);
        }
        run.owe(
                new NotifyTarget("alone", "#career-alerts", Incidents.TARGET.mentions(), "rules.yml:30:5")
                        .with(repeated),
                incidents,
                0.073);
        run.pass(Duration.ofMinutes(9));
        assertThat(calling()).hasSize(2);
    }

    @Test
    void aWarningThatBecomesCriticalIsToldAtOnceAndItsPeopleAreCalledOnceTheyAreKnown() {
        run.owe(incidents, 0.03);
        run.pass(Duration.ofSeconds(40));
        fault(FaultTarget.slackMethod("usergroups.list"), AWAY, Duration.ofMinutes(2));
        run.owe(incidents, 0.073);
        run.pass(Duration.ofSeconds(5));
        assertThat(run.shown()).hasSize(2).last().satisfies(message -> {
            assertThat(message.broadcast()).isTrue();
            assertThat(message.text()).contains("CRITICAL");
        });
        run.pass(Duration.ofMinutes(10));
        assertThat(run.shown()).hasSize(3);
        assertThat(calling()).hasSize(1);
    }

    @Test
    void whoTookAWarningInHandIsCalledWhenItBecomesCritical() {
        fault(FaultTarget.slackMethod("usergroups.list"), AWAY, Duration.ofMinutes(2));
        NotifyTarget target = new NotifyTarget(
                "oncall",
                "#career-alerts",
                Map.of(
                        Severity.WARNING, Incidents.TARGET.mentions(Severity.CRITICAL),
                        Severity.CRITICAL, Incidents.TARGET.mentions(Severity.CRITICAL)),
                "rules.yml:22:5");
        Transition warned = incidents.measure(0.03);
        run.dispatcher().owe(target, incidents.alert(), warned);
        run.pass(Duration.ofSeconds(5));
        run.dispatcher().acknowledge(warned.incident().orElseThrow().id(), "U0SECOND01");
        run.pass(Duration.ofMinutes(5));
        assertThat(calling()).isEmpty();
        run.owe(target, incidents, 0.073);
        run.pass(Duration.ofMinutes(5));
        assertThat(calling()).hasSize(1);
    }

    @Test
    void whoeverReactsBeforeTheirPeopleAreKnownIsNotCalled() {
        run.listen();
        fault(FaultTarget.slackMethod("usergroups.list"), AWAY, Duration.ofMinutes(2));
        run.owe(incidents, 0.073);
        run.pass(Duration.ofSeconds(5));
        SlackMessage root = run.shown().get(0);
        run.sandbox().people().react(new SlackPeople.Doing("U0PRIMARY1", root.channel(), root.ts()), "eyes");
        run.pass(Duration.ofMinutes(10));
        assertThat(calling()).isEmpty();
        assertThat(run.shown())
                .singleElement()
                .satisfies(message -> assertThat(message.current().blocks()).contains("In hand of"));
    }

    @Test
    void aStormThatArrivedWithoutAnAnswerAndCalledNobodyIsFollowedByACall() {
        fault(FaultTarget.slackMethod("usergroups.list"), AWAY, Duration.ofSeconds(2));
        run.sandbox()
                .faults()
                .add(Fault.of(FaultTarget.slackMethod("chat.postMessage"), new FaultAction.LoseAnswer())
                        .times(1));
        storm();
        run.pass(Duration.ofMinutes(1));
        assertThat(run.shown()).hasSize(2);
        assertThat(run.shown().get(0).text()).contains("10 alerts at once");
        assertThat(calling()).hasSize(1);
    }

    @Test
    void whoeverTakesAStormInHandWithoutACallIsNotCalled() {
        fault(FaultTarget.slackMethod("usergroups.list"), AWAY, Duration.ofSeconds(30));
        storm();
        run.pass(Duration.ofSeconds(5));
        String id = Incidents.TARGET.name() + "/CRITICAL/" + Incidents.START.toEpochMilli();
        assertThat(run.dispatcher().holdStorm(id, "U0SECOND01")).hasSize(10);
        run.pass(Duration.ofMinutes(3));
        assertThat(run.shown()).hasSize(1);
        assertThat(calling()).isEmpty();
    }

    @Test
    void messagesThatWaitForTheirPeopleHoldUpNoOther() {
        fault(FaultTarget.slackMethod("usergroups.list"), AWAY, Duration.ofMinutes(30));
        run.owe(incidents, 0.073);
        run.owe(Incidents.of("b"), 0.073);
        run.pass(Duration.ofMinutes(2));
        run.owe(Incidents.of("c"), 0.073);
        run.pass(Duration.ofSeconds(2));
        assertThat(run.shown()).hasSize(3);
        run.pass(Duration.ofMinutes(31));
        assertThat(run.shown()).hasSize(6);
        assertThat(calling()).hasSize(3);
    }

    @Test
    void whoIsNamedByIdIsCalledByTheStepsOfAnEscalationMeanwhile() {
        fault(FaultTarget.slackMethod("usergroups.list"), AWAY, Duration.ofMinutes(30));
        EscalationStep step =
                new EscalationStep(Duration.ofMinutes(10), List.of(new Mention.UserId("U0PRIMARY1")), Optional.empty());
        run.owe(
                Incidents.TARGET.with(EscalationPlan.of(List.of(step), Optional.empty(), Optional.empty())),
                incidents,
                0.073);
        run.pass(Duration.ofMinutes(11));
        assertThat(calling())
                .singleElement()
                .satisfies(message -> assertThat(message.postedAt()).isBetween(after(600), after(610)));
    }

    @Test
    void whatIsOverBeforeItIsToldTakesNoCallFromTheStormAfterIt() {
        run.owe(incidents, 0.073);
        run.owe(incidents, 0.004);
        run.pass(Duration.ofSeconds(30));
        for (int index = 0; index < 6; index++) {
            run.owe(Incidents.of("r" + index), 0.073);
        }
        run.pass(Duration.ofMinutes(1));
        assertThat(calling()).hasSize(1);
    }
}
