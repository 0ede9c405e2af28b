package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.words.Language;
import dev.hinomi.alerts.words.Wording;
import dev.hinomi.sandbox.slack.SlackPeople;
import dev.hinomi.sandbox.slack.SlackPeople.Pressed;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackButtonsIT {

    private static final String PRIMARY = "U0PRIMARY1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final LoadedRules RULES = RuleFile.read("rules.yml", """
            service: career-api
            rules:
              - { id: a, query: "avg(last_5m):avg:errors{*}", critical: "> 5%", notify: oncall }
            notify:
              oncall:
                slack: "#career-alerts"
                mention: { critical: [ oncall-primary@example.com ] }
                escalate: [ { after: 10m, mention: [ oncall-secondary@example.com ] } ]
                remind: 3h
            """);

    private final SlackRun run = SlackRun.withButtons();
    private final Incidents incidents = Incidents.of("a");
    private NotifyTarget target = RULES.targets().get("oncall");

    @AfterEach
    void stop() {
        run.close();
    }

    private void measure(double value) {
        run.owe(target, incidents, value);
        run.pass(Duration.ofMinutes(1));
    }

    private SlackMessage root() {
        return run.messages().get(0);
    }

    private static SlackPeople.Doing in(SlackMessage message) {
        return new SlackPeople.Doing(PRIMARY, message.channel(), message.ts());
    }

    private Pressed acknowledge() {
        return run.sandbox().people().press(in(root()), "hinomi_acknowledge");
    }

    private Pressed silence(int option) {
        String incident = run.messages().get(0).current().metadata().replaceAll(".*\"incident\":\"([^\"]+)\".*", "$1");
        return run.sandbox().people().choose(in(root()), "hinomi_silence", "en|" + incident + "|" + option + "h");
    }

    @Test
    void whoPressesTheButtonStandsInTheMessageAndNobodyElseIsCalled() throws InterruptedException {
        measure(0.073);
        assertThat(acknowledge()).isEqualTo(Pressed.ACKNOWLEDGED);
        assertThat(run.nextAnswer()).isEqualTo("oncall-primary (U0PRIMARY1)");
        run.pass(Duration.ofMinutes(2));
        assertThat(root().current().blocks())
                .contains(":eyes: In hand of oncall-primary since <!date^")
                .doesNotContain("<@U0PRIMARY1>");
        run.pass(Duration.ofHours(2));
        assertThat(run.messages()).hasSize(1);
        assertThat(root().current().findings()).isEmpty();
    }

    @Test
    void whoHasItInHandIsRemindedByName() throws InterruptedException {
        measure(0.073);
        acknowledge();
        run.nextAnswer();
        run.pass(Duration.ofMinutes(181));
        assertThat(run.messages()).hasSize(2);
        assertThat(run.messages().get(1).text()).startsWith("<@U0PRIMARY1> ").endsWith("in hand for 3h and not over");
    }

    @Test
    void whoWantsSilenceStandsInTheMessageUntilItEndsAndThenItIsToldAgain() throws InterruptedException {
        measure(0.073);
        assertThat(silence(4)).isEqualTo(Pressed.ACKNOWLEDGED);
        assertThat(run.nextAnswer()).isEqualTo("oncall-primary (U0PRIMARY1) until 2026-11-23T13:01:00Z");
        run.pass(Duration.ofHours(4).minusSeconds(1));
        assertThat(run.shown()).hasSize(1);
        assertThat(root().current().blocks()).contains(":no_bell: Silenced by oncall-primary until <!date^1795438860^");
        run.pass(Duration.ofMinutes(1));
        assertThat(run.shown()).hasSize(2);
        assertThat(run.shown().get(1).text())
                .startsWith("<@U0PRIMARY1> :red_circle:")
                .endsWith(", silenced by oncall-primary for 4h and not over");
        assertThat(root().current().blocks()).doesNotContain("Silenced");
    }

    @Test
    void aSilenceIsNotedInTheThreadOnceWhoeverHearsOfItAndCallsNobody() throws InterruptedException {
        measure(0.073);
        silence(4);
        run.nextAnswer();
        run.pass(Duration.ofMinutes(2));
        assertThat(run.messages()).hasSize(2);
        SlackMessage note = run.messages().get(1);
        assertThat(note.threadTs()).isEqualTo(root().ts());
        assertThat(note.broadcast()).isFalse();
        assertThat(note.pings()).isEmpty();
        assertThat(note.text()).startsWith(":no_bell: Silenced by oncall-primary until <!date^1795438860^");
        assertThat(note.current().blocks()).contains("Until then nobody hears of this alert");
        assertThat(note.current().findings()).isEmpty();
        silence(1);
        run.nextAnswer();
        run.pass(Duration.ofMinutes(2));
        assertThat(run.messages()).as("another silence is another note").hasSize(3);
        measure(0.001);
        assertThat(root().text()).contains("RESOLVED");
    }

    @Test
    void aMessageThatIsOverHasNoButtonsAndOneThatIsOpenBreaksNoRule() {
        measure(0.073);
        assertThat(root().current().blocks()).contains("\"actions\"", "Acknowledge", "for 24 h");
        assertThat(root().current().findings()).isEmpty();
        measure(0.001);
        assertThat(root().current().blocks()).doesNotContain("\"actions\"");
    }

    @Test
    void whoPressesTheButtonOfAnIncidentThatIsOverIsToldSoAndNobodyElse() throws InterruptedException {
        measure(0.073);
        run.pass(Duration.ofMinutes(10));
        SlackMessage step = run.messages().get(1);
        measure(0.001);
        assertThat(run.sandbox().people().press(in(step), "hinomi_acknowledge")).isEqualTo(Pressed.ACKNOWLEDGED);
        assertThat(run.nextAnswer()).endsWith("in vain");
        assertThat(run.sandbox().slack().awaitWhispers(1, PATIENCE))
                .singleElement()
                .satisfies(whisper -> {
                    assertThat(whisper.user()).isEqualTo(PRIMARY);
                    assertThat(whisper.text()).contains("career-api does not know the incident");
                    assertThat(whisper.threadTs()).isEqualTo(root().ts());
                });
    }

    @Test
    void buttonsSpeakTheLanguageOfTheirTarget() throws InterruptedException {
        target = target.with(Wording.of(Language.JAPANESE));
        measure(0.073);
        assertThat(root().current().blocks()).contains("対応します", "通知を止める", "4 時間");
        acknowledge();
        run.nextAnswer();
        run.pass(Duration.ofMinutes(1));
        assertThat(root().current().blocks()).contains("oncall-primary が対応中");
    }

    @Test
    void withoutAnAppTokenThereIsNothingToPress() {
        try (SlackRun plain = new SlackRun()) {
            plain.owe(target, Incidents.of("b"), 0.073);
            plain.sendAll();
            assertThat(plain.messages().get(0).current().blocks()).doesNotContain("actions");
        }
    }
}
