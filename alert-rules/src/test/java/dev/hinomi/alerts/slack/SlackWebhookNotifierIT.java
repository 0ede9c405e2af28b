package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.words.Language;
import dev.hinomi.alerts.words.Wording;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a channel sees that is told by an incoming webhook alone. */
class SlackWebhookNotifierIT {

    private final SlackRun run = SlackRun.byWebhook();
    private final Incidents incidents = Incidents.of("api-error-rate");

    @AfterEach
    void stop() {
        run.close();
    }

    private void measured(double value) {
        run.owe(incidents, value);
        run.sendAll();
    }

    private List<String> texts() {
        return run.messages().stream().map(SlackMessage::text).toList();
    }

    @Test
    void anIncidentIsOneMessageWhenItBeginsAndOneWhenItEnds() {
        measured(0.073);
        measured(0.004);
        assertThat(texts())
                .hasSize(2)
                .satisfies(all -> assertThat(all.get(0)).startsWith(":red_circle: CRITICAL career-api"))
                .satisfies(all -> assertThat(all.get(1)).startsWith(":large_green_circle: RESOLVED career-api"));
        assertThat(run.messages()).allMatch(SlackMessage::webhook);
        assertThat(run.sandbox().requests().all())
                .noneMatch(exchange -> exchange.path().startsWith("/api/"));
    }

    @Test
    void aWarningThatBecomesCriticalIsToldAnewAndWhatIsLoweredIsNot() {
        measured(0.03);
        measured(0.073);
        measured(0.03);
        assertThat(texts())
                .hasSize(2)
                .satisfies(all -> assertThat(all.get(0)).contains("WARNING"))
                .satisfies(all -> assertThat(all.get(1)).contains("CRITICAL"));
    }

    @Test
    void itSaysThatItCameByAWebhookAndHasNoButtons() {
        measured(0.073);
        measured(0.004);
        assertThat(run.messages().get(0).current().blocks())
                .contains("for #career-alerts, by an incoming webhook · it cannot be taken in hand here")
                .doesNotContain("\"actions\"")
                .doesNotContain("perhaps told before");
        assertThat(run.messages().get(1).current().blocks())
                .contains("by an incoming webhook")
                .doesNotContain("taken in hand");
    }

    @Test
    void itSaysSoInTheLanguageOfItsTarget() {
        run.owe(Incidents.TARGET.with(Wording.of(Language.JAPANESE)), incidents, 0.073);
        run.sendAll();
        assertThat(run.messages().get(0).current().blocks()).contains("#career-alerts 宛て、Incoming Webhook 経由");
    }

    @Test
    void whoIsNamedByIdIsCalledAndWhoIsNotIsSaid() {
        NotifyTarget ids = new NotifyTarget(
                "ids",
                "#career-alerts",
                Map.of(
                        Severity.CRITICAL,
                        List.of(new Mention.GroupId("S0ONCALL01"), new Mention.GroupHandle("career-leads"))),
                "rules.yml:9:5");
        run.owe(ids, incidents, 0.073);
        run.sendAll();
        SlackMessage message = run.messages().get(0);
        assertThat(message.text()).startsWith("<!subteam^S0ONCALL01> :red_circle:");
        assertThat(message.pings()).isNotEmpty();
        assertThat(message.current().blocks()).contains("@career-leads could not be called");
    }

    @Test
    void whoeverIsNextIsCalledByAMessageOfItsOwn() {
        LoadedRules rules = RuleFile.read("rules.yml", """
                notify:
                  oncall:
                    slack: "#career-alerts"
                    mention: { critical: [ U024BE7LH ] }
                    escalate: [ { after: 10m, mention: [ S0LEADS001 ], slack: "#platform-alerts" } ]
                """);
        run.owe(Objects.requireNonNull(rules.targets().get("oncall")), incidents, 0.073);
        run.pass(Duration.ofMinutes(11));
        assertThat(run.messages()).hasSize(2);
        assertThat(texts().get(1))
                .startsWith("<!subteam^S0LEADS001> :red_circle: CRITICAL")
                .endsWith("not acknowledged for 10m");
        assertThat(run.messages().get(1).current().blocks()).contains("for #platform-alerts, by an incoming webhook");
    }

    @Test
    void nothingThatIsMeasuredOrNamedCallsAnybodyOrShowsASecret() {
        Incidents hostile = Incidents.of("hostile", "<!channel> fails for ada@example.com");
        run.owe(hostile, 0.073);
        run.sendAll();
        assertThat(run.messages().get(0).pings()).isEmpty();
        assertThat(texts().get(0)).contains("&lt;!channel&gt; fails for [email]");
    }

    @Test
    void aLostAnswerIsToldTwiceAndSaysSo() {
        run.sandbox()
                .faults()
                .add(Fault.of(FaultTarget.SLACK_WEBHOOK, new FaultAction.LoseAnswer())
                        .times(1));
        measured(0.073);
        assertThat(texts()).hasSize(2).allMatch(text -> text.contains("CRITICAL"));
        assertThat(run.messages().get(1).current().blocks())
                .contains("perhaps told before: an answer of Slack was lost");
    }

    @Test
    void theTargetsOfAllChannelsShareOneMessageASecond() {
        for (int target = 0; target < 8; target++) {
            run.owe(NotifyTarget.of("t" + target, "#t" + target), Incidents.of("rule-" + target), 0.073);
        }
        run.sendAll();
        List<Instant> posted =
                run.messages().stream().map(SlackMessage::postedAt).sorted().toList();
        assertThat(posted).hasSize(8);
        for (int message = 1; message < posted.size(); message++) {
            assertThat(Duration.between(posted.get(message - 1), posted.get(message)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
        assertThat(run.sandbox().requests().all()).allMatch(exchange -> exchange.status() == 200);
    }

    @Test
    void aStormIsOneMessageOneForThoseThatJoinItAndOneForTheirEnd() {
        List<Incidents> all = new ArrayList<>();
        for (int number = 0; number < 9; number++) {
            Incidents one = Incidents.of("rule-" + number);
            all.add(one);
            run.owe(one, 0.073);
            if (number == 5) {
                run.pass(Duration.ofSeconds(2));
            }
        }
        run.pass(Duration.ofMinutes(2));
        assertThat(texts()).hasSize(2);
        assertThat(texts().get(0)).contains("6 alerts at once");
        assertThat(texts().get(1)).contains("9 alerts at once");
        all.forEach(one -> run.owe(one, 0.004));
        run.pass(Duration.ofMinutes(2));
        assertThat(texts()).hasSize(3);
        assertThat(texts().get(2)).contains("9 alerts at once in career-api, all over");
    }
}
