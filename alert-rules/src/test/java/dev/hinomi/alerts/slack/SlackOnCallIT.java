package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.sandbox.store.SlackMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clock begins on Monday, 2026-11-23, 09:00 UTC. */
class SlackOnCallIT {

    private static final String RULES = """
            service: career-api
            rules:
              - { id: a, query: "avg(last_5m):avg:errors{*}", critical: "> 5%%", notify: oncall }
            notify:
              oncall: { slack: "#career-alerts", mention: { critical: [ "schedule:primary" ] } }
            on_call:
              primary:
                zone: UTC
                layers:
                  - name: daily
                    people: [ %s ]
                    shift: daily
                    starts: 2026-11-23
                    handoff: "08:00"
                fallback: "@career-leads"
            """;

    private final SlackRun run = new SlackRun();
    private LoadedRules rules = LoadedRules.NONE;

    @AfterEach
    void stop() {
        run.close();
    }

    private void read(String people) {
        rules = RuleFile.read("rules.yml", RULES.formatted(people));
        assertThat(rules.problems()).isEmpty();
        run.rota().follow(rules.onCall());
    }

    private SlackMessage told(String rule) {
        int before = run.messages().size();
        run.owe(rules.targets().get("oncall"), Incidents.of(rule), 0.073);
        run.sendAll();
        assertThat(run.messages()).hasSize(before + 1);
        return run.messages().get(before);
    }

    @Test
    void aScheduleCallsWhoeverIsOnCallWhenTheMessageIsSent() {
        read("oncall-primary@example.com, oncall-secondary@example.com");
        SlackMessage today = told("today");
        run.pass(Duration.ofDays(1));
        SlackMessage tomorrow = told("tomorrow");
        assertThat(today.text()).startsWith("<@U0PRIMARY1> :red_circle:");
        assertThat(today.current().blocks())
                .contains("on call in primary (layer daily) until Tue 2026-11-24 08:00 UTC");
        assertThat(tomorrow.text()).startsWith("<@U0SECOND01> :red_circle:");
        assertThat(tomorrow.current().findings()).isEmpty();
    }

    @Test
    void aRuleFileThatIsReadAgainChangesWhoIsCalled() {
        read("oncall-primary@example.com");
        assertThat(told("before").text()).startsWith("<@U0PRIMARY1> ");
        read("oncall-secondary@example.com");
        assertThat(told("after").text()).startsWith("<@U0SECOND01> ");
    }

    @Test
    void whereThePersonCannotBeFoundTheFallbackIsCalledAndTheMessageSaysSo() {
        read("\"a&b@example.com\"");
        SlackMessage message = told("a");
        assertThat(message.text()).startsWith("<!subteam^S0LEADS001> ");
        assertThat(message.current().blocks())
                .contains("a&amp;b@example.com could not be called")
                .contains("@career-leads was called as the fallback of primary");
    }

    @Test
    void whereNobodyCanBeFoundTheMessageIsStillInItsChannel() {
        read("oncall-primary@example.com");
        run.rota().follow(LoadedRules.NONE.onCall());
        SlackMessage message = told("a");
        assertThat(message.text()).startsWith(":red_circle: CRITICAL");
        assertThat(message.current().blocks()).contains("there is no schedule primary", "nobody could be called");
    }
}
