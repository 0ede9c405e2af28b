package dev.hinomi.alerts.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hinomi.alerts.escalation.Escalation;
import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Attempt;
import dev.hinomi.alerts.notify.EscalationPlan;
import dev.hinomi.alerts.notify.EscalationStep;
import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class EventsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.hinomi.alerts");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final Incidents incidents = Incidents.of("api-error-rate");

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(appender);
    }

    private ILoggingEvent only() {
        assertThat(appender.list).hasSize(1);
        return appender.list.get(0);
    }

    private Map<String, Object> attributes() {
        return only().getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }

    @Test
    void aTransitionIsOneEventWithTheseAttributes() {
        Transition fired = incidents.measure(0.073);
        new TransitionLog().transitioned(incidents.alert(), fired);
        assertThat(attributes())
                .containsOnly(
                        entry("evt.name", "alert.transition"),
                        entry("alert.rule", "api-error-rate"),
                        entry("alert.title", "API error rate"),
                        entry("alert.group", ""),
                        entry("alert.from", "NO_DATA"),
                        entry("alert.to", "FIRING"),
                        entry("alert.value", 0.073),
                        entry("alert.threshold", "> 5%"),
                        entry("alert.reason", "critical_crossed"),
                        entry("alert.incident", fired.incident().orElseThrow().id()),
                        entry("alert.target", "oncall"),
                        entry("alert.query", "avg(last_5m):avg:errors{env:prod} / avg:requests{*}"));
        assertThat(only().getLevel()).isEqualTo(Level.ERROR);
        assertThat(only().getFormattedMessage())
                .isEqualTo(
                        "Alert api-error-rate went from NO_DATA to FIRING at 7.3%: the critical threshold was crossed");
    }

    @Test
    void aRuleIsOneEventWithItsQueryAndThresholds() {
        new TransitionLog().ruleLoaded(incidents.alert().rule());
        assertThat(attributes())
                .containsOnly(
                        entry("evt.name", "alert.rule"),
                        entry("alert.rule", "api-error-rate"),
                        entry("alert.title", "API error rate"),
                        entry("alert.critical", "> 5%"),
                        entry("alert.warning", "> 2%"),
                        entry("alert.query", "avg(last_5m):avg:errors{env:prod} / avg:requests{*}"));
    }

    @Test
    void whatIsNoNewsIsRecordedApart() {
        TransitionLog log = new TransitionLog();
        log.ruleLoaded(incidents.alert().rule());
        log.transitioned(incidents.alert(), incidents.measure(0.001));
        log.transitioned(incidents.alert(), incidents.measure(0.073));
        log.transitioned(incidents.alert(), incidents.measure(0.001));
        assertThat(appender.list)
                .extracting(ILoggingEvent::getLoggerName)
                .containsExactly(
                        TransitionLog.HISTORY, TransitionLog.HISTORY, "dev.hinomi.alerts", "dev.hinomi.alerts");
        assertThat(appender.list)
                .extracting(ILoggingEvent::getLevel)
                .containsExactly(Level.INFO, Level.INFO, Level.ERROR, Level.INFO);
    }

    @Test
    void aRuleThatFailsIsLoggedOnceUntilItWorksAgain() {
        TransitionLog log = new TransitionLog();
        RuntimeException failure = new IllegalStateException("broken");
        log.failed(incidents.alert().rule(), failure);
        log.failed(incidents.alert().rule(), failure);
        assertThat(appender.list).hasSize(1);
        log.evaluated(incidents.alert(), new Measurement.Value(1), new AlertState.Ok());
        log.failed(incidents.alert().rule(), failure);
        assertThat(appender.list).hasSize(2);
    }

    @Test
    void whatMustBeMendedIsExplainedOnceAndEveryLostAlertIsNamed() {
        DeliveryLog log = new DeliveryLog();
        Notification notification = incidents.post(incidents.measure(0.073));
        log.refused(notification, "Slack answered channel_not_found", "Name an existing channel");
        log.refused(notification, "Slack answered channel_not_found", "Name an existing channel");
        List<String> messages =
                appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(messages)
                .containsExactly(
                        "Alerts for #career-alerts (target \"oncall\", rules.yml:22:5) cannot be delivered:"
                                + " Slack answered channel_not_found. Name an existing channel.",
                        "Not delivered to #career-alerts: CRITICAL career-api: API error rate, 7.3% (threshold > 5%)",
                        "Not delivered to #career-alerts: CRITICAL career-api: API error rate, 7.3% (threshold > 5%)");
    }

    @Test
    void whoeverIsCalledIsRecordedWithTheReason() {
        Notification notification = incidents.post(incidents.measure(0.073));
        new DeliveryLog().delivered(notification, new Outcome.Sent(new Receipt("C0CAREER01", "1795444547.000100")));
        assertThat(only().getLoggerName()).isEqualTo(TransitionLog.HISTORY);
        assertThat(attributes())
                .containsOnly(
                        entry("evt.name", "alert.told"),
                        entry("alert.rule", "api-error-rate"),
                        entry("alert.group", ""),
                        entry("alert.incident", notification.incident().id()),
                        entry("alert.to", "FIRING"),
                        entry("alert.severity", "critical"),
                        entry("alert.target", "oncall"),
                        entry("alert.channel", "#career-alerts"),
                        entry("alert.action", "post"),
                        entry("alert.why", "it is critical"),
                        entry("alert.called", List.of("@career-oncall")),
                        entry("alert.instances", List.of()),
                        entry("alert.message", "C0CAREER01/1795444547.000100"));
        assertThat(only().getFormattedMessage())
                .isEqualTo(
                        "#career-alerts is told, which is to call @career-oncall: CRITICAL career-api: API error rate, 7.3%"
                                + " (threshold > 5%)");
    }

    @Test
    void aMessageThatCouldCallNobodyYetDoesNotClaimToHaveCalledThem() {
        Notification notification = Incidents.of("api-error-rate")
                .post(Incidents.of("api-error-rate").measure(0.073));
        new DeliveryLog()
                .deliveredUncalled(notification, new Outcome.Uncalled(new Receipt("C0CAREER01", "1795444547.000100")));
        assertThat(attributes()).contains(entry("evt.name", "alert.told"), entry("alert.called", List.of()));
        assertThat(only().getFormattedMessage())
                .startsWith("#career-alerts is told, but nobody is called, because Slack did not say who they are:"
                        + " @career-oncall. They are called as soon as it does: CRITICAL");
    }

    @Test
    void anEscalationSaysWhichStepItIsAndAReminderForHowLongSomebodyHasIt() {
        assertThat(told(new Escalation.StepDue(0)))
                .contains(
                        entry("alert.action", "step"),
                        entry("alert.why", "step 1 of 1: nobody took it in hand within 10m"),
                        entry("alert.called", List.of("@career-leads")));
        assertThat(told(new Escalation.RepeatDue()))
                .contains(entry("alert.action", "repeat"), entry("alert.why", "nobody has taken it in hand yet"));
        assertThat(told(new Escalation.ReminderDue("U0PRIMARY1", Duration.ofHours(3))))
                .contains(
                        entry("alert.action", "reminder"),
                        entry("alert.why", "U0PRIMARY1 has had it in hand for 3h"),
                        entry("alert.called", List.of("U0PRIMARY1")));
    }

    private Map<String, Object> told(Escalation due) {
        appender.list.clear();
        Incidents fresh = Incidents.of("api-error-rate");
        Transition fired = fresh.measure(0.073);
        EscalationStep step = new EscalationStep(
                Duration.ofMinutes(10), List.of(new Mention.GroupHandle("career-leads")), Optional.empty());
        NotifyTarget target =
                Incidents.TARGET.with(EscalationPlan.of(List.of(step), Optional.empty(), Optional.empty()));
        Receipt root = new Receipt("C0CAREER01", "1795444547.000100");
        Action again = new Action.Again(root, due, Progress.begin(Severity.CRITICAL, Incidents.START));
        new DeliveryLog()
                .delivered(
                        new Notification(target, fresh.alert(), fired, fired, again, Attempt.FIRST),
                        new Outcome.Sent(root));
        return attributes();
    }

    @Test
    void whatWaitsIsAWarningForItsChannelOnceAndRecordedEachTime() {
        DeliveryLog log = new DeliveryLog();
        Notification notification = incidents.post(incidents.measure(0.073));
        Outcome.Retry retry = new Outcome.Retry(Optional.empty(), "Slack answered 503", Outcome.Arrival.NO);
        log.postponed(notification, retry, Duration.ofSeconds(1));
        log.postponed(notification, retry, Duration.ofSeconds(2));
        log.toldElsewhere(notification, "Slack answered 503");
        log.delivered(notification, new Outcome.Sent(new Receipt("C0CAREER01", "1795444547.000100")));
        assertThat(appender.list)
                .extracting(ILoggingEvent::getLevel, ILoggingEvent::getLoggerName)
                .containsExactly(
                        tuple(Level.WARN, "dev.hinomi.alerts"),
                        tuple(Level.INFO, TransitionLog.HISTORY),
                        tuple(Level.INFO, TransitionLog.HISTORY),
                        tuple(Level.INFO, "dev.hinomi.alerts"));
        assertThat(appender.list.get(0).getFormattedMessage())
                .isEqualTo(
                        "#career-alerts could not be told yet and is tried again, first in 1000 ms: Slack answered 503");
        assertThat(appender.list.get(0).getKeyValuePairs())
                .extracting(pair -> pair.key, pair -> pair.value)
                .contains(
                        tuple("alert.reason", "Slack answered 503"),
                        tuple("alert.wait_ms", 1000L),
                        tuple("alert.failures", 1));
    }

    @Test
    void whoHasAnIncidentInHandIsLogged() {
        AcknowledgementLog.log("i-7f3a", "career-lead");
        assertThat(attributes())
                .containsOnly(
                        entry("evt.name", "alert.acknowledged"),
                        entry("alert.incident", "i-7f3a"),
                        entry("alert.by", "career-lead"));
    }

    @Test
    void whoWantsSilenceIsLoggedWithItsEnd() {
        AcknowledgementLog.logSilence("i-7f3a", "career-lead", Instant.parse("2026-11-23T13:00:00Z"));
        assertThat(attributes())
                .containsOnly(
                        entry("evt.name", "alert.silenced"),
                        entry("alert.incident", "i-7f3a"),
                        entry("alert.by", "career-lead"),
                        entry("alert.until", "2026-11-23T13:00:00Z"));
    }

    @Test
    void oneOfSeveralInstancesSaysWhichItIs() {
        new TransitionLog().of("i-2").transitioned(incidents.alert(), incidents.measure(0.073));
        assertThat(attributes()).containsEntry("alert.instance", "i-2");
    }

    @Test
    void allProblemsOfAFileAreOneMessage() {
        ProblemLog.log(RuleFile.read("rules.yml", "servce: x\nrles: []\n"));
        assertThat(only().getFormattedMessage())
                .startsWith("0 alert rules are on; the rule file has 2 problems:")
                .contains("rules.yml:1:1", "rules.yml:2:1");
    }

    @Test
    void aFileWithoutProblemsIsNotWorthAMessage() {
        ProblemLog.log(RuleFile.read("rules.yml", ""));
        assertThat(appender.list).isEmpty();
    }
}
