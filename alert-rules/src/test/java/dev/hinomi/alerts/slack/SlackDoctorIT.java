package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.RemoteSchedules.RemoteDuty;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.slack.SlackReport.Check;
import dev.hinomi.alerts.slack.SlackReport.Result;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackDoctorIT {

    private static final Duration TIME = Duration.ofSeconds(8);

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.defaults().withPorts(0, 0).withoutSlackRateLimit());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private SlackReport examine(String token, Duration atMost, NotifyTarget... targets) {
        return examine(SlackConnection.of(Secret.of(token)), atMost, targets);
    }

    private SlackReport examine(SlackConnection slack, Duration atMost, NotifyTarget... targets) {
        SlackConnection connection = slack.at(URI.create(sandbox.slackApiUrl()));
        Incidents incidents = Incidents.of("sample");
        Notification sample = incidents.post(incidents.measure(0.073));
        return new SlackDoctor(connection, InstantSource.system())
                .examine(List.of(targets), Optional.of(sample), atMost);
    }

    private static List<String> results(SlackReport report) {
        return report.checks().stream()
                .map(check -> check.result() + " " + check.subject())
                .toList();
    }

    @Test
    void aWorkspaceThatIsReadyIsGoodAndNothingIsPosted() {
        SlackReport report = examine("xoxb-1", TIME, Incidents.TARGET);
        assertThat(results(report))
                .containsExactly(
                        "GOOD token",
                        "GOOD scopes",
                        "GOOD channel #career-alerts",
                        "GOOD mention @career-oncall",
                        "GOOD form of messages");
        assertThat(report.isUsable()).isTrue();
        assertThat(sandbox.slack().all()).isEmpty();
    }

    @Test
    void withAnAppTokenItSaysWhetherButtonsWouldBeHeard() {
        SlackConnection connection = SlackConnection.of(Secret.of("xoxb-1")).listening(Secret.of("xapp-1"));
        assertThat(results(examine(connection, TIME, Incidents.TARGET))).contains("GOOD buttons");
        sandbox.faults()
                .add(Fault.of(
                        FaultTarget.slackMethod("apps.connections.open"), FaultAction.Answer.ofSlack("invalid_auth")));
        assertThat(examine(connection, TIME, Incidents.TARGET).toString())
                .contains("DOUBTFUL buttons: nobody would hear them: Slack answered invalid_auth: set"
                        + " hinomi.slack.app-token to an app-level token");
    }

    @Test
    void aTokenThatIsNoneIsAllThereIsToSay() {
        SlackReport report = examine("no-token", TIME, Incidents.TARGET);
        assertThat(results(report)).containsExactly("BAD token");
        assertThat(report.toString())
                .isEqualTo("BAD token: Slack answered invalid_auth. Set hinomi.slack.token to the bot token (xoxb-…)"
                        + " of an installed app.");
        assertThat(report.isUsable()).isFalse();
    }

    @Test
    void saysWhichChannelTheAppIsNotInAndWhomSlackDoesNotKnow() {
        NotifyTarget wrong = new NotifyTarget(
                "wrong",
                "#no-such-channel",
                Map.of(Severity.CRITICAL, List.of(new Mention.Email("nobody@example.com"))),
                "rules.yml:9:5");
        SlackReport report = examine("xoxb-1", TIME, Incidents.TARGET, wrong);
        assertThat(results(report)).contains("BAD channel #no-such-channel", "DOUBTFUL mention nobody@example.com");
        assertThat(report.checks())
                .filteredOn(check -> check.result() == Result.BAD)
                .allMatch(check -> check.remedy().contains("/invite"));
    }

    @Test
    void aMissingScopeIsNamedWithWhatItIsFor() {
        sandbox.faults()
                .add(Fault.of(
                        FaultTarget.slackMethod("auth.test"),
                        new FaultAction.Answer(
                                200, "application/json", "{\"ok\":true,\"user\":\"hinomi\",\"team\":\"Sandbox\"}")));
        SlackReport report = examine("xoxb-1", TIME, Incidents.TARGET);
        assertThat(results(report)).contains("UNKNOWN scopes");
        assertThat(Scope.needed(Incidents.TARGET.mentions(Severity.CRITICAL), List.of(Incidents.TARGET)))
                .extracting(Scope::name)
                .containsExactly("chat:write", "channels:history", "channels:read", "usergroups:read");
    }

    @Test
    void endsInTimeAlthoughSlackDoesNotAnswer() {
        sandbox.faults().add(Fault.of(FaultTarget.SLACK, new FaultAction.Hang()));
        SlackReport report = examine("xoxb-1", Duration.ofSeconds(2), Incidents.TARGET);
        assertThat(report.checks()).extracting(Check::result).containsExactly(Result.UNKNOWN);
        assertThat(report.isUsable()).isTrue();
    }

    @Test
    void theChannelsOfStepsAndEverybodyOfASchedulesIsLookedFor() {
        LoadedRules rules = RuleFile.read(Path.of("src/test/resources/on-call.yml"));
        assertThat(rules.problems()).isEmpty();
        SlackConnection connection = SlackConnection.of(Secret.of("xoxb-1")).at(URI.create(sandbox.slackApiUrl()));
        RemoteSchedules remote = (id, at) -> new RemoteDuty(
                List.of(new Mention.Email("oncall-primary@example.com")), Optional.empty(), Optional.empty());
        SlackReport report = new SlackDoctor(connection, InstantSource.system())
                .examine(
                        new SlackDoctor.Subject(rules.targets().values(), rules.onCall(), remote, rules.rules()), TIME);
        assertThat(report.checks())
                .extracting(Check::subject)
                .contains(
                        "channel #career-alerts",
                        "channel #incidents",
                        "schedule career-primary",
                        "schedule payments-primary",
                        "mention oncall-a@example.com (schedule:career-primary)",
                        "mention U024BE7LH (schedule:career-primary)",
                        "mention @career-oncall (schedule:career-primary)",
                        "mention @career-leads (schedule:career-primary)",
                        "mention @payments (schedule:payments-primary)",
                        "mention oncall-primary@example.com (schedule:payments-primary)",
                        "form of messages");
        assertThat(sandbox.slack().all()).isEmpty();
    }

    @Test
    void aScheduleThatDatadogWasNotAskedForIsUnknown() {
        LoadedRules rules = RuleFile.read(Path.of("src/test/resources/on-call.yml"));
        SlackConnection connection = SlackConnection.of(Secret.of("xoxb-1")).at(URI.create(sandbox.slackApiUrl()));
        SlackReport report = new SlackDoctor(connection, InstantSource.system())
                .examine(
                        new SlackDoctor.Subject(
                                rules.targets().values(), rules.onCall(), RemoteSchedules.NONE, rules.rules()),
                        TIME);
        assertThat(results(report)).contains("UNKNOWN schedule payments-primary");
    }
}
