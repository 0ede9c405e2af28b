package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.sandbox.slack.SlackPeople;
import dev.hinomi.sandbox.slack.SlackPeople.Pressed;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackStormButtonsIT {

    private static final LoadedRules RULES = RuleFile.read("rules.yml", """
            service: career-api
            rules:
              - { id: a, query: "avg(last_5m):avg:errors{*}", critical: "> 5%", notify: oncall }
            notify:
              oncall:
                slack: "#career-alerts"
                escalate: [ { after: 10m, mention: [ oncall-secondary@example.com ] } ]
            """);

    private final SlackRun run = SlackRun.withButtons();
    private final NotifyTarget target = RULES.targets().get("oncall");
    private final List<Incidents> incidents = new ArrayList<>();

    @BeforeEach
    void storm() {
        for (int index = 0; index < 8; index++) {
            fires("Rule " + index);
        }
        run.pass(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        run.close();
    }

    private void fires(String title) {
        Incidents next = Incidents.of("r" + incidents.size(), title);
        incidents.add(next);
        run.owe(target, next, 0.073);
    }

    private SlackMessage message() {
        return run.messages().get(0);
    }

    private Pressed acknowledgeAll() {
        return run.sandbox()
                .people()
                .press(
                        new SlackPeople.Doing(
                                "U0PRIMARY1", message().channel(), message().ts()),
                        "hinomi_acknowledge_all");
    }

    @Test
    void whoAcknowledgesAllHasEachIncidentInHandAndNobodyElseIsCalled() throws InterruptedException {
        assertThat(message().current().blocks()).contains("Acknowledge all").doesNotContain("static_select");
        assertThat(message().current().findings()).isEmpty();
        assertThat(acknowledgeAll()).isEqualTo(Pressed.ACKNOWLEDGED);
        assertThat(run.nextAnswer()).isEqualTo("oncall-primary (U0PRIMARY1) all 8");
        run.pass(Duration.ofSeconds(2));
        assertThat(message().current().blocks()).contains(":eyes: In hand of oncall-primary since <!date^");
        run.pass(Duration.ofHours(1));
        assertThat(run.messages()).as("no step of the escalation").hasSize(1);
    }

    @Test
    void oneThatJoinsLaterIsInNobodysHandAndTheMessageSaysSo() throws InterruptedException {
        acknowledgeAll();
        run.nextAnswer();
        run.pass(Duration.ofMinutes(1));
        fires("Rule late");
        run.pass(Duration.ofMinutes(1));
        assertThat(message().current().blocks()).contains(":eyes: 8 of them in hand of oncall-primary since");
        run.pass(Duration.ofMinutes(15));
        assertThat(run.messages()).as("the next people are called for it").hasSize(2);
    }

    @Test
    void aStormThatIsOverHasNoButton() {
        incidents.forEach(each -> run.owe(target, each, 0.001));
        run.pass(Duration.ofMinutes(2));
        assertThat(message().current().text()).contains("all over");
        assertThat(message().current().blocks()).doesNotContain("\"actions\"");
    }

    @Test
    void withoutAnAppTokenThereIsNothingToPress() {
        try (SlackRun plain = new SlackRun()) {
            for (int index = 0; index < 8; index++) {
                plain.owe(target, Incidents.of("r" + index), 0.073);
            }
            plain.pass(Duration.ofMinutes(1));
            assertThat(plain.messages().get(0).current().blocks()).doesNotContain("\"actions\"");
        }
    }
}
