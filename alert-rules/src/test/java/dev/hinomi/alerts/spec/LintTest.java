package dev.hinomi.alerts.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.metrics.catalogue.CatalogueJson;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintTest {

    private static final MetricCatalogue CATALOGUE = CatalogueJson.read("""
            {"metrics": [
              {"name": "career.applications", "type": "counter", "tags": [
                {"key": "outcome", "values": ["ok", "failed"]}, {"key": "user"}, {"key": "job", "most": 50}]}
            ]}
            """, "test");

    private static List<String> lint(String head, String rule) {
        LoadedRules loaded = RuleFile.read("rules.yml", head + "rules:\n  - id: a\n" + rule.indent(4));
        assertThat(loaded.hasErrors()).as("%s", loaded.problems()).isFalse();
        return Lint.of(loaded, CATALOGUE, Duration.ofSeconds(10)).stream()
                .map(RuleProblem::toString)
                .toList();
    }

    private static final String HEAD = "team: x\nrunbooks: https://wiki/\n"
            + "notify: { t: { slack: \"#a\", mention: { critical: [ \"@on-call\" ] } }, quiet: { slack: \"#a\" } }\n";

    @Test
    void aRuleWithEverythingIsRight() {
        assertThat(lint(HEAD, "notify: t\nquery: sum(last_5m):sum:career.applications{*} by {outcome}.as_count() > 5"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            sum(last_5m):sum:career.aplications{*}.as_count() > 5              ~ no metric called "career.aplications" is declared. Did you mean "career.applications"?
            sum(last_5m):sum:career.applications{*} by {user}.as_count() > 5   ~ nobody knows how many values "user" has
            sum(last_5m):sum:career.applications{*} by {usr}.as_count() > 5    ~ has no tag "usr"
            sum(last_5m):sum:career.applications{*}.as_count() < 0             ~ "< 0" is never true of what is counted
            sum(last_5m):sum:career.applications{*}.as_count() <= -1           ~ "<= -1" is never true of what is counted
            """)
    void aQueryThatIsHardlyMeantIsFoundAtItsPlace(String query, String complaint) {
        assertThat(lint(HEAD, "notify: t\nquery: " + query))
                .singleElement()
                .asString()
                .contains(complaint)
                .contains("(rules.yml:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            sum(last_5m):sum:career.applications{*} by {job}.as_count() > 5
            sum(last_5m):sum:career.applications{*} by {service}.as_count() > 5
            avg(last_5m):avg:http.server.requests.max{*} > 5
            sum(last_5m):sum:career.applications{*}.as_count() <= 0
            """)
    void whatMayBeMeantIsNot(String query) {
        assertThat(lint(HEAD, "notify: t\nquery: " + query)).isEmpty();
    }

    @Test
    void aScheduleWithoutAFallbackMayCallNobody() {
        String schedule = "on_call: { s: { zone: UTC, layers: [ { name: a, people: [ U024BE7LH ] } ]%s } }\n";
        String rule = "notify: t\nquery: sum(last_5m):sum:career.applications{*}.as_count() > 5";
        assertThat(lint(HEAD + schedule.formatted(""), rule))
                .singleElement()
                .asString()
                .contains("on_call.s.fallback (rules.yml:", "nobody is called. Add fallback:");
        assertThat(lint(HEAD + schedule.formatted(", fallback: \"@on-call\""), rule))
                .isEmpty();
    }

    @Test
    void aShareOfMoreThanEverythingIsUnreachable() {
        assertThat(lint(HEAD, """
                        notify: t
                        query: sum(last_5m):sum:career.applications{outcome:failed}.as_count() / sum:career.applications{*}.as_count()
                        critical: "> 100%"
                        warning: "> 5%"
                        """))
                .singleElement()
                .asString()
                .contains("rules.a.critical (rules.yml:8:15): \"> 100%\" is more than everything");
    }

    @Test
    void timesThatAreTooShortAreFound() {
        LoadedRules loaded = RuleFile.read(
                "rules.yml",
                HEAD + "rules:\n  - { id: a, notify: t, for: 5s, query: \"avg(last_1m):avg:m{*} > 5\" }\n");
        assertThat(Lint.of(loaded, CATALOGUE, Duration.ofSeconds(40)).stream().map(RuleProblem::toString))
                .hasSize(2)
                .anyMatch(problem -> problem.contains("it is shorter than one step of 40 s"))
                .anyMatch(problem -> problem.contains("the window is shorter than two steps of 40 s"));
    }

    @Test
    void aRuleOfNobodyForNobodyIsFound() {
        assertThat(lint("", "query: avg(last_5m):avg:m{*} > 5"))
                .hasSize(3)
                .anyMatch(problem -> problem.contains("nobody owns this rule"))
                .anyMatch(problem -> problem.contains("there is no runbook"))
                .anyMatch(problem -> problem.contains("no state of this rule is told to anybody"));
    }

    @Test
    void criticalThatCallsNobodyByNameIsFound() {
        assertThat(lint(HEAD, "notify: quiet\nquery: avg(last_5m):avg:m{*} > 5"))
                .singleElement()
                .asString()
                .contains("critical calls nobody by name: the target quiet has no mention for it");
    }

    @Test
    void aBurnRateThatNothingCanReachIsFound() {
        LoadedRules loaded = RuleFile.read("rules.yml", HEAD + """
                slo:
                  - { id: s, notify: t, target: 90%, bad: "sum:b{*}.as_count()", total: "sum:t{*}.as_count()" }
                """);
        assertThat(Lint.of(loaded, CATALOGUE, Duration.ofSeconds(10)))
                .singleElement()
                .asString()
                .contains("a burn rate of 14.4 is impossible: nothing but errors burn at 10");
    }

    @Test
    void aSilenceAboutNoRuleIsFound() {
        LoadedRules loaded = RuleFile.read("rules.yml", HEAD + """
                silences:
                  - { id: s, match: { rule: "import-*" }, from: 2026-12-01T10:00, until: 2026-12-01T12:00, zone: UTC }
                """);
        assertThat(Lint.of(loaded, CATALOGUE, Duration.ofSeconds(10)))
                .singleElement()
                .asString()
                .contains("silences.s.match (rules.yml:5:21): it is about no rule of this file");
    }
}
