package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.slack.SlackReport.Check;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackWebhookDoctorIT {

    private final Sandbox sandbox = Sandbox.startOnFreePorts();
    private final SlackWebhookDoctor doctor =
            new SlackWebhookDoctor(SlackWebhook.of(Secret.of(sandbox.slackWebhookUrl())), InstantSource.system());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Check whenItAnswers(FaultAction answer) {
        sandbox.faults().add(Fault.of(FaultTarget.SLACK_WEBHOOK, answer).times(1));
        return doctor.examine(Duration.ofSeconds(5));
    }

    @Test
    void oneThatIsAliveIsGoodAndNothingIsPosted() {
        assertThat(doctor.examine(Duration.ofSeconds(5)))
                .hasToString("GOOD incoming webhook: Slack knows it; nothing was posted");
        assertThat(sandbox.slack().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, no_text, GOOD",
        "400, missing_text_or_fallback_or_attachments, GOOD",
        "400, invalid_payload, GOOD",
        "404, no_service, BAD",
        "403, invalid_token, BAD",
        "404, no_team, BAD",
        "410, channel_is_archived, BAD",
        "403, action_prohibited, BAD",
        "404, '', BAD",
        "429, rate_limited, UNKNOWN",
        "503, '', UNKNOWN",
        "302, '', UNKNOWN",
        "200, <html>, UNKNOWN"
    })
    void everyAnswerHasAMeaningAndWhatIsNotGoodSaysWhatToDo(int status, String body, String result) {
        Check check = whenItAnswers(new FaultAction.Answer(status, "text/plain", body));
        assertThat(check.result()).hasToString(result);
        assertThat(check.remedy().isEmpty()).isEqualTo(result.equals("GOOD"));
        assertThat(check.toString()).doesNotContain("/services/");
    }

    @Test
    void oneThatDoesNotAnswerIsUnknownAfterTheTimeThatItMayTake() {
        sandbox.faults().add(Fault.of(FaultTarget.SLACK_WEBHOOK, new FaultAction.Hang()));
        assertThat(doctor.examine(Duration.ofMillis(200)).toString())
                .startsWith("UNKNOWN incoming webhook: no answer from Slack's incoming webhook")
                .endsWith("See whether this host may reach 127.0.0.1.");
    }

    @Test
    void aloneItSaysWhomItCannotCallAndThatItHasOneChannel() {
        NotifyTarget other = new NotifyTarget(
                "other",
                "#other",
                Map.of(Severity.CRITICAL, List.of(new Mention.UserId("U024BE7LH"))),
                "rules.yml:9:5");
        SlackReport report = doctor.examineAlone(
                new SlackDoctor.Subject(List.of(Incidents.TARGET, other), Map.of(), RemoteSchedules.NONE, List.of()),
                Duration.ofSeconds(5));
        assertThat(report.toString())
                .contains("GOOD incoming webhook")
                .contains("DOUBTFUL channels: what is for #career-alerts, #other goes to the one channel")
                .contains("DOUBTFUL mention @career-oncall")
                .contains("GOOD mention U024BE7LH");
        assertThat(report.isUsable()).isTrue();
    }
}
