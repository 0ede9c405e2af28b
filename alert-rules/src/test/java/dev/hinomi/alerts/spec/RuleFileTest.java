package dev.hinomi.alerts.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.EscalationPlan;
import dev.hinomi.alerts.notify.EscalationStep;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.DatadogRule;
import dev.hinomi.alerts.rule.MissingPolicy;
import dev.hinomi.alerts.rule.Severity;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleFileTest {

    private static final String SAMPLE = """
            service: career-api
            team: career
            runbooks: https://wiki.example.com/runbooks/
            rules:
              - id: api-error-rate
                title: API error rate
                query: sum(last_5m):sum:http.server.requests.count{service:career-api,outcome:server_error}.as_count() / sum:http.server.requests.count{service:career-api}.as_count()
                critical: "> 5%"
                warning: "> 2%"
                recovery: "< 1%"
                keep_firing_for: 5m
                missing: ok
                notify: oncall
              - id: applications-stalled
                title: Nobody has applied for ten minutes
                query: sum(last_10m):sum:career.applications.submitted{env:prod}.as_count()
                critical: "< 1"
                active: "08:00-24:00 Asia/Tokyo"
                missing: alert after 10m
            notify:
              oncall:
                slack: "#career-alerts"
                mention: { critical: [ "@career-oncall" ], warning: [] }
                escalate: [ { after: 10m, mention: [ "@career-leads" ] } ]
                repeat: 1h
            """;

    private static List<String> problems(String text) {
        return RuleFile.read("rules.yml", text).problems().stream()
                .map(RuleProblem::toString)
                .toList();
    }

    private static String rule(String lines) {
        return "rules:\n  - id: a\n    query: avg(last_5m):avg:m{*}\n    notify: t\n" + lines
                + "notify:\n  t:\n    slack: \"#alerts\"\n";
    }

    @Test
    void readsTheSampleOfTheDocumentation() {
        LoadedRules loaded = RuleFile.read("rules.yml", SAMPLE);
        assertThat(loaded.hasErrors()).isFalse();
        AlertRule errorRate = loaded.rules().get(0);
        assertThat(errorRate.id()).isEqualTo("api-error-rate");
        assertThat(errorRate.title()).isEqualTo("API error rate");
        assertThat(errorRate.metrics()).containsExactly("http.server.requests.count");
        assertThat(errorRate.thresholds())
                .hasToString("Thresholds[critical=Optional[> 5%], warning=Optional[> 2%], recovery=Optional[< 1%]]");
        assertThat(errorRate.keepFiringFor()).isEqualTo(Duration.ofMinutes(5));
        assertThat(errorRate.missing()).isEqualTo(new MissingPolicy.Ok());
        assertThat(errorRate.ownership().service()).contains("career-api");
        assertThat(errorRate.ownership().team()).contains("career");
        assertThat(errorRate.ownership().target()).contains("oncall");
        assertThat(errorRate.ownership().runbook())
                .contains(URI.create("https://wiki.example.com/runbooks/api-error-rate"));
        assertThat(loaded.rules().get(1).missing()).isEqualTo(new MissingPolicy.Alert(Duration.ofMinutes(10)));
        assertThat(loaded.targets().get("oncall").channel()).isEqualTo("#career-alerts");
        assertThat(loaded.targets().get("oncall").mentions(Severity.CRITICAL))
                .containsExactly(new Mention.GroupHandle("career-oncall"));
        assertThat(loaded.targets().get("oncall").origin()).isEqualTo("rules.yml:22:5");
    }

    @Test
    void warnsOfTheRuleOfTheSampleThatTellsNobody() {
        assertThat(problems(SAMPLE))
                .singleElement()
                .asString()
                .startsWith("warning: ")
                .contains("nobody is told when this rule fires");
    }

    @Test
    void readsWhoIsToldNextWhileNobodyHasItInHand() {
        EscalationPlan plan =
                RuleFile.read("rules.yml", SAMPLE).targets().get("oncall").escalation();
        assertThat(plan.steps())
                .containsExactly(new EscalationStep(
                        Duration.ofMinutes(10), List.of(new Mention.GroupHandle("career-leads")), Optional.empty()));
        assertThat(plan.policy().repeat()).contains(Duration.ofHours(1));
        assertThat(plan.policy().remind()).isEmpty();
    }

    @Test
    void reportsEveryProblemAtOnceAndKeepsTheRulesThatAreRight() {
        LoadedRules loaded = RuleFile.read("rules.yml", """
                servce: x
                rules:
                  - id: good
                    query: avg(last_5m):avg:m{*}
                    critical: "> 5"
                    notify: oncall
                  - id: bad
                    query: avg(last_5m):avg:m{*}.as_cont()
                    critical: "5%"
                    kep_firing_for: 5m
                    missing: perhaps
                    notify: onclal
                notify:
                  oncall:
                    slack: "#alerts"
                """);
        assertThat(loaded.rules()).extracting(AlertRule::id).containsExactly("good");
        assertThat(loaded.problems().stream().map(RuleProblem::toString).toList())
                .hasSize(6)
                .allMatch(problem -> problem.startsWith("error: "))
                .anyMatch(problem -> problem.contains("(rules.yml:1:1): unknown key \"servce\"")
                        && problem.contains("Did you mean \"service\"?"))
                .anyMatch(problem -> problem.contains("(rules.yml:8:12): column 23: expected a modifier")
                        && problem.endsWith("\"as_cont\". Did you mean \"as_count\"?" + System.lineSeparator()
                                + "      avg(last_5m):avg:m{*}.as_cont()\n" + " ".repeat(6 + 22) + "^"))
                .anyMatch(problem -> problem.contains("rules.bad.critical = 5% (rules.yml:9:15)"))
                .anyMatch(problem -> problem.contains("(rules.yml:10:5): unknown key \"kep_firing_for\"")
                        && problem.contains("Did you mean \"keep_firing_for\"?"))
                .anyMatch(problem -> problem.contains("missing must be keep, ok or \"alert after 10m\""))
                .anyMatch(problem -> problem.contains("there is no target \"onclal\"")
                        && problem.contains("Did you mean \"oncall\"?"));
    }

    @Test
    void aRecoveryOnTheWrongSideIsAnErrorAtItsPlace() {
        assertThat(problems(rule("    critical: \"> 5\"\n    recovery: \"< 7\"\n")))
                .singleElement()
                .asString()
                .contains("(rules.yml:6:15)", "must lie on the healthy side of \"> 5\"");
    }

    @Test
    void aRuleWithoutAnyThresholdIsAnError() {
        assertThat(problems(rule(""))).singleElement().asString().contains("needs a critical or a warning threshold");
    }

    @Test
    void theComparisonOfAPastedQueryIsTheCriticalThreshold() {
        LoadedRules loaded =
                RuleFile.read("rules.yml", "rules:\n  - id: a\n    query: \"avg(last_5m):avg:m{*} > 5\"\n");
        assertThat(loaded.rules().get(0).thresholds().critical())
                .map(Object::toString)
                .contains("> 5");
    }

    @Test
    void aComparisonThatContradictsTheCriticalThresholdIsAnError() {
        assertThat(problems("rules:\n  - id: a\n    query: \"avg(last_5m):avg:m{*} > 5\"\n    critical: \"> 6\"\n"
                        + "    notify: t\nnotify: { t: { slack: \"#a\" } }\n"))
                .singleElement()
                .asString()
                .contains("(rules.yml:4:15): the query ends with \"> 5\"");
    }

    @Test
    void aRuleThatOnlyDatadogCanEvaluateIsLoadedAsSuchWithAWarningThatSaysWhichPart() {
        LoadedRules loaded = RuleFile.read("rules.yml", """
                rules:
                  - id: odd
                    title: Odd
                    query: avg(last_4h):anomalies(avg:m{*}, 'basic', 2)
                    critical: ">= 1"
                    notify: t
                  - id: budget
                    query: burn_rate("abc").over("30d").long_window("1h").short_window("5m") > 14.4
                    notify: t
                notify: { t: { slack: "#a" } }
                """);
        assertThat(loaded.hasErrors()).isFalse();
        assertThat(loaded.rules()).isEmpty();
        assertThat(loaded.datadogOnly()).extracting(DatadogRule::id).containsExactly("odd", "budget");
        assertThat(loaded.problems().get(0).toString())
                .isEqualTo("warning: rules.odd.query (rules.yml:4:12): only Datadog can evaluate"
                        + " anomalies(avg:m{*}, 'basic', 2) (column 14): its model is Datadog's own and"
                        + " needs weeks of points. Make it a monitor in Datadog; nothing watches it here");
        assertThat(loaded.problems().get(1).toString()).contains("the service level objective is defined in Datadog");
    }

    private static LoadedRules evaluated(String query, String place) {
        return RuleFile.read("rules.yml", """
                rules:
                  - id: a
                    query: %s
                    evaluate: %s
                    critical: "> 1"
                    notify: t
                notify: { t: { slack: "#a" } }
                """.formatted(query, place));
    }

    @Test
    void aRuleIsEvaluatedWhereItSays() {
        assertThat(evaluated("avg(last_5m):p95:m{*}", "fleet").rules().get(0).condition())
                .isInstanceOf(Condition.Asked.class);
        assertThat(evaluated("avg(last_5m):avg:m{*}", "fleet").rules().get(0).condition())
                .isInstanceOf(Condition.Asked.class);
        assertThat(evaluated("avg(last_5m):avg:m{*}", "process").rules().get(0).condition())
                .isInstanceOf(Condition.Measured.class);
        LoadedRules datadog = evaluated("avg(last_5m):p95:m{*}", "datadog");
        assertThat(datadog.rules()).isEmpty();
        assertThat(datadog.problems()).isEmpty();
        assertThat(datadog.datadogOnly()).extracting(DatadogRule::id).containsExactly("a");
    }

    @Test
    void aQueryThatOnlyTheFleetCanAnswerIsSaidToBeSo() {
        assertThat(problems("""
                rules:
                  - { id: a, query: "avg(last_5m):p95:m{*}", critical: "> 1", notify: t }
                notify: { t: { slack: "#a" } }
                """))
                .containsExactly(
                        "warning: rules.a.query (rules.yml:2:21): this process cannot evaluate p95 (column 14):"
                                + " it needs the distributions that Datadog keeps. Write evaluate: fleet, so that Datadog is"
                                + " asked, or make it a monitor in Datadog; nothing watches it here");
    }

    @Test
    void whatTheQueryApiCannotAnswerIsAnError() {
        assertThat(evaluated("avg(last_4h):anomalies(avg:m{*}, 'basic', 2)", "fleet")
                        .problems()
                        .toString())
                .contains("rules.a.evaluate", "Datadog's query API cannot answer anomalies(avg:m{*}, 'basic', 2)");
        assertThat(evaluated("logs(\"a\").last(\"5m\")", "fleet").problems().toString())
                .contains("Datadog's query API cannot answer a query of logs or events: it knows metrics alone");
        assertThat(evaluated("change(sum(last_5m),1h_ago):sum:a{*}.as_count() / sum:b{*}.as_count()", "fleet")
                        .problems()
                        .toString())
                .contains("cannot answer a change of arithmetic over .as_count()");
        assertThat(evaluated("avg(last_5m):avg:m{*}", "here").problems().toString())
                .contains("evaluate must be process, fleet or datadog, but was");
    }

    @Test
    void aRuleOverLogsHasItsThresholdAtItsEndOrBesideIt() {
        LoadedRules loaded = RuleFile.read("rules.yml", """
                rules:
                  - id: a
                    query: logs("status:error service:x").index("*").rollup("count").by("@logger.name").last("5m") > 10
                    notify: t
                  - { id: b, query: 'logs("status:error").last("5m")', critical: "> 3", warning: "> 1", notify: t }
                  - { id: c, query: 'logs("status:error").last("5m") > 3', critical: "> 4", notify: t }
                notify: { t: { slack: "#a" } }
                """);
        assertThat(loaded.rules())
                .extracting(rule -> rule.thresholds().toString())
                .containsExactly(
                        "Thresholds[critical=Optional[> 10], warning=Optional.empty, recovery=Optional.empty]",
                        "Thresholds[critical=Optional[> 3], warning=Optional[> 1], recovery=Optional.empty]");
        assertThat(loaded.rules().get(0).condition().window()).isEqualTo(Duration.ofMinutes(5));
        assertThat(loaded.problems()).singleElement().asString().contains("which is another threshold");
    }

    @Test
    void aTargetWithoutChannelIsAnError() {
        assertThat(problems("notify:\n  t:\n    mention: { critical: [] }\n"))
                .singleElement()
                .asString()
                .contains("notify.t.slack (rules.yml:3:5): it is not said where this target is told");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@here", "@channel", "<!channel>", "career-oncall", "U024 BE"})
    void aMentionThatCallsEveryoneOrNobodyIsAnError(String mention) {
        assertThat(problems("notify:\n  t:\n    slack: \"#a\"\n    mention: { critical: [ \"" + mention + "\" ] }\n"))
                .singleElement()
                .asString()
                .contains("(rules.yml:4:28)", "but was");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@here", "@channel"})
    void everybodyInAChannelIsCalledOnlyWhereTheTargetAllowsIt(String mention) {
        String target = "notify:\n  t:\n    slack: \"#a\"\n    mention: { critical: [ \"" + mention + "\" ] }\n";
        assertThat(problems(target))
                .singleElement()
                .asString()
                .contains("may not call everybody", "write allow_broadcast: true");
        LoadedRules allowed = RuleFile.read("rules.yml", target + "    allow_broadcast: true\n");
        assertThat(allowed.problems()).isEmpty();
        assertThat(allowed.targets().get("t").mentions(Severity.CRITICAL))
                .extracting(Mention::written)
                .containsExactly(mention);
        assertThat(problems(target + "    allow_broadcast: please\n").toString())
                .contains("must be true or false");
    }

    @Test
    void everybodyInTheWorkspaceIsNeverCalled() {
        assertThat(problems("notify:\n  t:\n    slack: \"#a\"\n    allow_broadcast: true\n"
                        + "    mention: { critical: [ \"@everyone\" ] }\n"))
                .singleElement()
                .asString()
                .contains("a mention must be");
    }

    @Test
    void twoRulesWithOneIdAreAnError() {
        assertThat(
                        problems(
                                "rules:\n  - { id: a, query: \"avg(last_5m):m{*} > 1\", notify: t }\n"
                                        + "  - { id: a, query: \"avg(last_5m):m{*} > 1\", notify: t }\nnotify: { t: { slack: \"#a\" } }\n"))
                .singleElement()
                .asString()
                .contains("rules.a.id = a (rules.yml:3:11): another rule has this id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rules: [",
                "rules:\n\t- id: a",
                "a: &x [*x]",
                "- just\n- a list",
                "rules: text",
                "rules:\n  - text",
                "notify: 5",
                "notify:\n  t: 5",
                "? [a]\n: b",
                "rules:\n  - id: [1]\n    query: {a: b}",
                "\u0000",
            })
    void whateverStandsInTheFileIsReportedWithItsPlaceAndNeverThrown(String text) {
        assertThat(RuleFile.read("rules.yml", text).problems())
                .isNotEmpty()
                .allMatch(problem -> problem.toString().contains("rules.yml"));
    }

    @Test
    void anEmptyFileHasNoRulesAndNoProblems() {
        assertThat(RuleFile.read("rules.yml", "")).isEqualTo(LoadedRules.NONE);
    }

    @Test
    void aMissingFileIsOneProblem(@TempDir Path folder) {
        assertThat(RuleFile.read(folder.resolve("rules.yml")).problems())
                .singleElement()
                .asString()
                .contains("there is no file");
    }

    @Test
    void aFileThatIsNoTextIsOneProblem(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("rules.yml");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(RuleFile.read(file).problems()).singleElement().asString().contains("not text in UTF-8");
    }
}
