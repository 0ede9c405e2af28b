package dev.hinomi.alerts.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.spec.LoadedTests;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.spec.RuleTestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventRuleTestsTest {

    private static final String RULES = """
            service: jobs
            rules:
              - { id: errors, query: 'logs("status:error -@http.status_code:[400 TO 499]").last("5m")', critical: "> 5", notify: t }
              - { id: loggers, query: 'logs("status:error").by("@logger.name").last("5m")', critical: "> 5", notify: t }
              - { id: deployed, query: 'events("deployment:* service:jobs @title:*deployed").last("5m")', warning: "> 0", notify: t }
            notify: { t: { slack: "#jobs" } }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void rules() throws IOException {
        Files.writeString(folder.resolve("rules.yml"), RULES);
    }

    private LoadedTests read(String series, String expect) throws IOException {
        return RuleTestFile.read(Files.writeString(folder.resolve("rules.test.yml"), """
                rules: rules.yml
                step: 1m
                tests:
                  - name: events
                    series: [ %s ]
                    expect: [ %s ]
                """.formatted(series, expect)));
    }

    private List<String> mismatches(String series, String expect) throws IOException {
        LoadedTests tests = read(series, expect);
        assertThat(tests.problems()).isEmpty();
        return RuleTestRun.of(tests).get(0).mismatches().stream()
                .map(Mismatch::toString)
                .toList();
    }

    @Test
    void whatASearchFindsIsCountedAndNothingElse() throws IOException {
        assertThat(mismatches(
                        "{ log: { status: error, message: no connection, '@http.status_code': 503 }, values: 0x2 2x3 0x8 },"
                                + " { log: { status: error, '@http.status_code': 404 }, values: 100x14 }",
                        "{ rule: errors, at: 4m, value: '4' },"
                                + " { rule: errors, transitions: [ 5m FIRING critical_crossed, 9m OK recovered ],"
                                + " messages: [ '5m CRITICAL jobs: errors, 6 (threshold > 5)',"
                                + " '9m RESOLVED jobs: errors, back to 4 after 4m' ] }"))
                .isEmpty();
    }

    @Test
    void severalKindsOfEventsAddUpAndGroupsAreApart() throws IOException {
        assertThat(mismatches(
                        "{ log: { status: error, '@logger.name': a, '@http.status_code': 1 }, values: 2x9 },"
                                + " { log: { status: error, '@logger.name': a, '@http.status_code': 2 }, values: 2x9 },"
                                + " { log: { status: error, '@logger.name': b }, values: 1x9 }",
                        "{ rule: loggers, group: '@logger.name:a', at: 1m, state: FIRING, value: '8' },"
                                + " { rule: loggers, group: '@logger.name:b', transitions: [] }"))
                .isEmpty();
    }

    @Test
    void aDeploymentIsAnEventThatIsShipped() throws IOException {
        assertThat(mismatches(
                        "{ event: { title: jobs 1.4.2 deployed, service: jobs, deployment: 1.4.2 }, values: 0x2 1 0x9 }",
                        "{ rule: deployed, transitions: [ 3m WARN, 8m OK recovered ] },"
                                + " { rule: errors, at: 5m, state: OK, value: '0' }"))
                .isEmpty();
    }

    @Test
    void furtherTagsOfAnEventStandTogether() throws IOException {
        assertThat(mismatches(
                        "{ event: { title: deployed, tags: 'service:jobs, deployment:1.4.2' }, values: 1 }",
                        "{ rule: deployed, at: 0s, state: WARN, value: '1' }"))
                .isEmpty();
    }

    @Test
    void whatNoSearchFindsIsSaid() throws IOException {
        assertThat(mismatches("{ log: { status: info }, values: 1 }", "{ rule: loggers, at: 0s, state: OK }"))
                .containsExactly(
                        "rules.test.yml:6:15: loggers at 0s: expected one group but was none: nothing that the rule"
                                + " looks at was seen yet");
    }

    @Test
    void aCountIsNotTheNameOfASearch() throws IOException {
        assertThat(read("{ count: 'logs(\"status:error\")', values: 1 }", "{ rule: errors, transitions: [] }")
                        .problems()
                        .toString())
                .contains("what a search counts has no name: write log: or event:");
    }

    @Test
    void eventsThatNoRuleCountsAndWordsThatAreNoneAreErrors() throws IOException {
        Files.writeString(folder.resolve("rules.yml"), """
                service: jobs
                rules: [ { id: depth, query: "max(last_1m):max:depth{*}", critical: "> 8", notify: t } ]
                notify: { t: { slack: "#jobs" } }
                """);
        assertThat(read(
                                "{ log: { status: error }, values: 1 }, { log: { a: b }, gauge: depth, values: 1 }, { gauge: depth }",
                                "{ rule: depth, transitions: [] }")
                        .problems()
                        .toString())
                .contains("no rule of this process counts logs", "Test a rule with a query such as logs(")
                .contains("a series must be one of count, gauge, log and event")
                .contains("\"values\" is missing");
    }

    @Test
    void aScenarioInJavaHasTheSameWords() {
        RuleScenario scenario = RuleScenario.of(RuleFile.read("rules.yml", RULES))
                .log(Map.of("status", "error", "message", "no connection"), "3x4")
                .event(Map.of("title", "jobs 1.4.2 deployed", "deployment", "1.4.2", "service", "jobs"), "0 1 0x3");
        assertThat(scenario.rule("errors").transitions()).containsExactly("10s FIRING critical_crossed");
        assertThat(scenario.rule("deployed").transitions()).containsExactly("10s WARN warning_crossed");
    }
}
