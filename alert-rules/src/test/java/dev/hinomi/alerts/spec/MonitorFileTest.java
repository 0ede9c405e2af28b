package dev.hinomi.alerts.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.MissingPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorFileTest {

    /** As the page of a monitor exports it: indented with tabs, slashes as they are. */
    private static final String EXPORTED = """
            {
            \t"id": 123456,
            \t"name": "[career] Errors of {{service.name}} / API",
            \t"type": "query alert",
            \t"query": "avg(last_5m):avg:career.errors{env:prod} by {host} > 0.5",
            \t"message": "{{#is_alert}}It's broken @slack-career-alerts{{/is_alert}}\\nRunbook: https:\\/\\/wiki",
            \t"tags": ["team:career", "service:career-api", "plain"],
            \t"options": {
            \t\t"thresholds": {"critical": 0.5, "warning": 0.3, "warning_recovery": 0.2},
            \t\t"notify_audit": false,
            \t\t"require_full_window": false,
            \t\t"notify_no_data": true,
            \t\t"no_data_timeframe": 10,
            \t\t"renotify_interval": null,
            \t\t"new_group_delay": 60,
            \t\t"evaluation_delay": 900,
            \t\t"include_tags": true
            \t},
            \t"priority": null,
            \t"restriction_policy": {"bindings": []}
            }
            """;

    @Test
    void readsAMonitorAsTheUserInterfaceExportsIt() {
        LoadedRules loaded = RuleFile.read("errors.json", EXPORTED);
        assertThat(loaded.hasErrors()).as("%s", loaded.problems()).isFalse();
        AlertRule rule = loaded.rules().get(0);
        assertThat(rule.id()).isEqualTo("career-errors-of-api");
        assertThat(rule.condition().text()).isEqualTo("avg(last_5m):avg:career.errors{env:prod} by {host} > 0.5");
        assertThat(rule.thresholds())
                .hasToString(
                        "Thresholds[critical=Optional[> 0.5], warning=Optional[> 0.3], recovery=Optional[<= 0.2]]");
        assertThat(rule.missing()).isEqualTo(new MissingPolicy.Alert(Duration.ofMinutes(10)));
        assertThat(rule.timing().newGroupDelay()).isEqualTo(Duration.ofSeconds(60));
        assertThat(rule.ownership().team()).contains("career");
        assertThat(rule.ownership().service()).contains("career-api");
        assertThat(loaded.problems().stream().map(RuleProblem::toString))
                .hasSize(2)
                .anyMatch(problem -> problem.contains(
                        "(errors.json:16:3): \"evaluation_delay\" is an option that only Datadog knows"))
                .anyMatch(problem -> problem.contains("nobody is told"));
    }

    @Test
    void aRuleFileThatIncludesItSaysWhoIsTold() {
        LoadedRules loaded = RuleFile.read(
                "rules.yml",
                "include: [ errors.json ]\ndefaults: { notify: t, for: 2m }\nnotify: { t: { slack: \"#a\" } }\n",
                ReadOptions.NONE.includes(path ->
                        Optional.ofNullable(Map.of("errors.json", EXPORTED).get(path))));
        assertThat(loaded.problems()).hasSize(1);
        assertThat(loaded.rules().get(0).ownership().target()).contains("t");
        assertThat(loaded.rules().get(0).timing().pendingFor()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void readsAListOfMonitorsAsTheApiAnswersIt() {
        LoadedRules loaded = RuleFile.read(
                "all.json",
                "[{\"name\": \"A\", \"query\": \"avg(last_5m):avg:m{*} > 1\"}, {\"name\": \"B\", \"query\": \"avg(last_4h):anomalies(avg:m{*}, 'basic', 2) >= 1\"}]");
        assertThat(loaded.rules()).extracting(AlertRule::id).containsExactly("a");
        assertThat(loaded.datadogOnly()).extracting(rule -> rule.id()).containsExactly("b");
        assertThat(loaded.hasErrors()).as("%s", loaded.problems()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            "on_missing_data": "show_no_data"                       ~ Keep[]
            "on_missing_data": "default"                            ~ Keep[]
            "on_missing_data": "resolve"                            ~ Ok[]
            "on_missing_data": "show_and_notify_no_data"            ~ Alert[after=PT5M]
            "notify_no_data": false                                 ~ Keep[]
            "notify_no_data": true                                  ~ Alert[after=PT10M]
            "notify_no_data": true, "no_data_timeframe": null       ~ Alert[after=PT10M]
            """)
    void missingDataMeanWhatTheMonitorSays(String options, String policy) {
        LoadedRules loaded = RuleFile.read(
                "m.json",
                "{\"name\": \"A\", \"query\": \"avg(last_5m):avg:m{*} > 1\", \"options\": {" + options + "}}");
        assertThat(loaded.rules().get(0).missing()).hasToString(policy);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            {"query": "avg(last_5m):avg:m{*} > 1"}                                                         ~ "name" is missing
            {"name": "A"}                                                                                  ~ "query" is missing
            {"name": "A", "query": "avg(last_5m):avg:m{* > 1"}                                             ~ column
            {"name": "A", "query": "avg(last_5m):avg:m{*} > 1", "options": {"thresholds": {"critical": 2}}} ~ but options.thresholds.critical is 2
            {"name": "A"                                                                                   ~ not JSON
            """)
    void whatIsNoMonitorIsReported(String json, String complaint) {
        assertThat(RuleFile.read("m.json", json).problems())
                .anyMatch(problem -> problem.toString().contains(complaint)
                        && problem.toString().contains("m.json"));
    }
}
