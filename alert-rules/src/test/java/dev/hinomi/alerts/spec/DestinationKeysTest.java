package dev.hinomi.alerts.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Destination;
import dev.hinomi.alerts.rule.Dashboard;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationKeysTest {

    private static LoadedRules read(String target) {
        return RuleFile.read("rules.yml", "notify:\n  t: { " + target + " }\n");
    }

    private static Destination destination(String target) {
        LoadedRules loaded = read(target);
        assertThat(loaded.problems()).isEmpty();
        return loaded.targets().get("t").destination();
    }

    @Test
    void aTargetIsAChannelAWebhookOrDatadogsEvents() {
        assertThat(destination("slack: \"#a\"")).isEqualTo(new Destination.Slack("#a"));
        assertThat(destination("webhook: https://alerts.example.com/hook"))
                .isEqualTo(new Destination.Webhook(URI.create("https://alerts.example.com/hook")));
        assertThat(destination("datadog: event")).isEqualTo(new Destination.DatadogEvents());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            repeat: 1h                                        ~ (rules.yml:2:6): it is not said where this target is told
            slack: "#a", webhook: https://x.example.com/      ~ (rules.yml:2:30): a target is told in one place, but this one has slack and webhook
            slack: alerts                                     ~ a Slack channel must be a #name or an id
            datadog: monitor                                  ~ datadog must be event, but was "monitor"
            webhook: ftp://x.example.com/secret               ~ its scheme is ftp
            webhook: "https://x.example.com/a secret"         ~ character 24 cannot stand in one
            """)
    void aTargetWithoutOnePlaceIsLeftOut(String keys, String problem) {
        LoadedRules loaded = read(keys);
        assertThat(loaded.targets()).isEmpty();
        assertThat(loaded.problems()).singleElement().asString().contains(problem);
    }

    @Test
    void theAddressOfAWebhookIsInNoProblem() {
        assertThat(read("webhook: \"https://x.example.com/a secret\"").problems())
                .singleElement()
                .asString()
                .doesNotContain("example.com/a");
    }

    @Test
    void whoIsCalledByNameOutsideOfSlackIsAWarning() {
        LoadedRules loaded = read("datadog: event, mention: { critical: [ \"@leads\" ] }");
        assertThat(loaded.targets()).hasSize(1);
        assertThat(loaded.problems())
                .singleElement()
                .asString()
                .startsWith("warning:")
                .contains("nobody can be called by name but in Slack");
    }

    private static LoadedRules withDashboard(String dashboard) {
        return RuleFile.read(
                "rules.yml",
                "rules:\n  - { id: a, notify: t, query: \"avg(last_5m):avg:m{*} > 5\", dashboard: " + dashboard
                        + " }\nnotify: { t: { slack: \"#a\" } }\n");
    }

    @Test
    void aDashboardIsAnAddressOrAnIdOfDatadogs() {
        assertThat(withDashboard("abc-def-ghi").rules().get(0).ownership().dashboard())
                .contains(new Dashboard.InDatadog("abc-def-ghi"));
        assertThat(withDashboard("https://grafana.example.com/d/1")
                        .rules()
                        .get(0)
                        .ownership()
                        .dashboard())
                .contains(new Dashboard.Page(URI.create("https://grafana.example.com/d/1")));
        assertThat(withDashboard("my dashboard").problems())
                .singleElement()
                .asString()
                .contains("(rules.yml:2:");
        assertThat(withDashboard("javascript:alert(1)").problems())
                .singleElement()
                .asString()
                .contains("a dashboard must be an http or https address, or an id of Datadog's such as abc-def-ghi");
    }
}
