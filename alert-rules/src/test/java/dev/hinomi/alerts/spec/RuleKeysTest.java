package dev.hinomi.alerts.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.FlapLimit;
import dev.hinomi.alerts.rule.MissingPolicy;
import dev.hinomi.alerts.rule.Silence;
import dev.hinomi.alerts.rule.Timing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleKeysTest {

    private static final String TARGET = "notify: { t: { slack: \"#a\" } }\n";

    private static LoadedRules read(String text) {
        return RuleFile.read("rules.yml", text + TARGET);
    }

    private static AlertRule rule(String keys) {
        LoadedRules loaded =
                read("rules:\n  - { id: a, notify: t, query: \"avg(last_5m):avg:m{*}\", critical: \"> 5\", " + keys
                        + " }\n  - { id: b, notify: t, query: \"avg(last_5m):avg:m{*}\", critical: \"> 5\" }\n");
        assertThat(loaded.problems()).isEmpty();
        return loaded.rules().get(0);
    }

    @Test
    void readsHowLongSomethingMustLast() {
        assertThat(rule("for: 5m, min_samples: 3, keep_firing_for: 1h30m, new_group_delay: 60s")
                        .timing())
                .isEqualTo(new Timing(Duration.ofMinutes(5), 3, Duration.ofMinutes(90), Duration.ofSeconds(60)));
    }

    @Test
    void readsWhenPeopleWantToHearOfIt() {
        AlertRule read = rule("active: \"Mon-Fri 08:00-24:00 Asia/Tokyo\", inhibited_by: [ b ], labels: { tier: 1 }");
        assertThat(read.attention().active().orElseThrow().text()).isEqualTo("Mon-Fri 08:00-24:00 Asia/Tokyo");
        assertThat(read.attention().inhibitedBy()).containsExactly("b");
        assertThat(read.attention().labels()).isEqualTo(Map.of("tier", "1"));
        assertThat(read.attention().flapping()).contains(FlapLimit.DEFAULT);
        assertThat(rule("flapping: off").attention().flapping()).isEmpty();
        assertThat(rule("flapping: 3 in 10m").attention().flapping())
                .contains(new FlapLimit(3, Duration.ofMinutes(10)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            for: soon                    ~ a duration must be a number with s, m, h or d
            min_samples: 0               ~ it must be a whole number from 1 on
            active: always               ~ hours must be days, hh:mm-hh:mm and a zone
            active: 08:00-24:00 JST      ~ a zone must be a name of the IANA time zone database
            flapping: often              ~ flapping must be off or such as "4 in 30m"
            flapping: 1 in 30m           ~ flapping must be at least 2 incidents
            inhibited_by: b              ~ must be a list
            inhibited_by: [ c ]          ~ there is no rule "c"
            inhibited_by: [ a ]          ~ is inhibited by this rule in turn
            labels: [ x ]                ~ must be a mapping
            """)
    void aValueThatCannotBeReadIsReportedAtItsPlace(String key, String complaint) {
        assertThat(
                        read("rules:\n  - id: a\n    notify: t\n    query: avg(last_5m):avg:m{*}\n    critical: \"> 5\"\n    "
                                        + key
                                        + "\n  - { id: b, notify: t, query: \"avg(last_5m):avg:m{*}\", critical: \"> 5\" }\n")
                                .problems())
                .singleElement()
                .asString()
                .contains("(rules.yml:6:")
                .contains(complaint);
    }

    @Test
    void rulesThatInhibitOneAnotherAreErrors() {
        LoadedRules loaded = read("""
                defaults: { notify: t, missing: ok }
                rules:
                  - { id: a, query: "avg(last_5m):avg:m{*} > 1", inhibited_by: [ b ] }
                  - { id: b, query: "avg(last_5m):avg:m{*} > 1", inhibited_by: [ c ] }
                  - { id: c, query: "avg(last_5m):avg:m{*} > 1", inhibited_by: [ a ] }
                """);
        assertThat(loaded.problems())
                .hasSize(3)
                .allMatch(problem -> problem.toString().contains("in turn"));
    }

    @Test
    void defaultsCountWhereARuleDoesNotHaveTheKey() {
        LoadedRules loaded = read("""
                defaults: { notify: t, missing: ok, for: 2m }
                rules:
                  - { id: a, query: "avg(last_5m):avg:m{*} > 1" }
                  - { id: b, query: "avg(last_5m):avg:m{*} > 1", for: 1m }
                """);
        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.rules().get(0).missing()).isEqualTo(new MissingPolicy.Ok());
        assertThat(loaded.rules())
                .extracting(rule -> rule.timing().pendingFor().toMinutes())
                .containsExactly(2L, 1L);
    }

    @Test
    void aMistakeBelowDefaultsIsReportedOnceAndLeavesNoRuleOut() {
        LoadedRules loaded = read("""
                defaults: { notify: tt, for: soon, query: x }
                rules:
                  - { id: a, query: "avg(last_5m):avg:m{*} > 1" }
                  - { id: b, query: "avg(last_5m):avg:m{*} > 1" }
                """);
        assertThat(loaded.problems())
                .hasSize(3)
                .allMatch(problem -> problem.toString().contains("defaults."));
        assertThat(loaded.rules()).hasSize(2);
    }

    @Test
    void variablesStandForWhatTheCallerSaysAndNothingElse() {
        String text = "service: ${service}\nrules:\n  - id: a\n    notify: t\n"
                + "    query: \"avg(last_5m):avg:m{env:${ env },host:$host} > 1\"\n    title: ${nobody} ${PATH}\n"
                + TARGET;
        LoadedRules loaded = RuleFile.read(
                "rules.yml", text, ReadOptions.NONE.variables(Map.of("env", "prod", "service", "career-api")));
        assertThat(loaded.problems())
                .anyMatch(problem -> problem.toString()
                        .contains("(rules.yml:6:12): ${nobody} has no value; known are env, service"));
        assertThat(loaded.datadogOnly()).as("$host is Datadog's").hasSize(1);
        LoadedRules right = RuleFile.read(
                "rules.yml",
                text.replace("${nobody} ${PATH}", "in ${env}").replace(",host:$host", ""),
                ReadOptions.NONE.variables(Map.of("env", "prod", "service", "career-api")));
        assertThat(right.problems()).isEmpty();
        assertThat(right.rules().get(0).title()).isEqualTo("in prod");
        assertThat(right.rules().get(0).condition().text()).contains("env:prod");
        assertThat(right.rules().get(0).ownership().service()).contains("career-api");
    }

    @Test
    void readsACompositeAndChecksItsRules() {
        LoadedRules loaded = read("""
                defaults: { notify: t }
                rules:
                  - { id: both, composite: "a && !b" }
                  - { id: a, query: "avg(last_5m):avg:m{*} > 1" }
                  - { id: b, query: "avg(last_5m):avg:m{*} > 1" }
                  - { id: lost, composite: "a && bb" }
                  - { id: nested, composite: "both || a" }
                  - { id: broken, composite: "a &&" }
                  - { id: own, composite: "a || b", critical: "> 1" }
                """);
        assertThat(loaded.rules()).extracting(AlertRule::id).containsExactly("both", "a", "b");
        assertThat(loaded.rules().get(0).condition().text()).isEqualTo("a && !b");
        assertThat(loaded.problems().stream().map(RuleProblem::toString))
                .hasSize(4)
                .anyMatch(problem -> problem.contains("(rules.yml:6:28): there is no rule \"bb\""))
                .anyMatch(problem -> problem.contains("(rules.yml:7:30): \"both\" is a composite itself"))
                .anyMatch(problem -> problem.contains("column 5: expected the id of a rule"))
                .anyMatch(problem -> problem.contains("a composite has no critical of its own"));
    }

    @Test
    void readsAnObjectiveWithTheUsualWindows() {
        LoadedRules loaded = read("""
                slo:
                  - id: availability
                    target: 99.9%
                    good: sum:ok{*}.as_count()
                    total: sum:all{*}.as_count()
                    notify: t
                """);
        assertThat(loaded.problems()).isEmpty();
        Condition.Burning burning = (Condition.Burning) loaded.rules().get(0).condition();
        assertThat(burning.windows()).hasSize(4);
        assertThat(burning.thresholds())
                .hasToString("Thresholds[critical=Optional[> 14.4], warning=Optional[> 3], recovery=Optional.empty]");
        assertThat(burning.queries().get(0).canonical())
                .isEqualTo("sum(last_1h):1 - sum:ok{*}.as_count() / sum:all{*}.as_count()");
    }

    @Test
    void readsWindowsOfAnObjectivesOwn() {
        LoadedRules loaded = read("""
                slo:
                  - id: availability
                    target: 99%
                    bad: sum:bad{*}.as_count()
                    total: sum:all{*}.as_count()
                    windows: [ { burn: 10, over: 1h }, { severity: warning, burn: 2.5, over: 6h, and: 1h } ]
                    notify: t
                """);
        assertThat(loaded.problems()).isEmpty();
        Condition.Burning burning = (Condition.Burning) loaded.rules().get(0).condition();
        assertThat(burning.windows().get(0).and()).isEqualTo(Duration.ofMinutes(5));
        assertThat(burning.windows().get(1).burn()).isEqualByComparingTo("2.5");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            target: 100%, good: g                                                   ~ must lie between 0% and 100%
            target: most, good: g                                                   ~ a target must be a percentage
            target: 99%                                                             ~ "good" is missing
            target: 99%, good: g, bad: b                                            ~ good and bad cannot both be given
            target: 99%, good: "avg:m{*}"                                           ~ must be counts
            target: 99%, good: "sum:m{*"                                            ~ do not make a query
            target: 99%, good: "sum:m{*}.as_count()", period: 31d                   ~ the period must be 7d, 30d or 90d
            target: 99%, good: "sum:m{*}.as_count()", windows: [ { burn: fast, over: 1h } ] ~ a burn rate must be a number
            target: 99%, good: "sum:m{*}.as_count()", windows: [ { burn: 2, over: 1h, and: 2h } ] ~ must be shorter than the long one
            target: 99%, good: "sum:m{*}.as_count()", windows: []                   ~ needs at least one window
            """)
    void anObjectiveThatCannotBeReadIsReported(String keys, String complaint) {
        assertThat(read("slo:\n  - { id: a, notify: t, total: \""
                                + (keys.contains("avg:") ? "avg:n{*}" : "sum:n{*}.as_count()") + "\", " + keys + " }\n")
                        .problems())
                .isNotEmpty()
                .anyMatch(problem -> problem.toString().contains(complaint))
                .allMatch(problem -> problem.toString().contains("rules.yml:2:"));
    }

    @Test
    void readsSilencesOnceAndAgain() {
        LoadedRules loaded = read("""
                silences:
                  - { id: move, why: the move, match: { rule: "*", env: [ dev, staging ] }, from: 2026-12-01T10:00, until: 2026-12-01T12:00, zone: Asia/Tokyo }
                  - { id: offset, match: { rule: a }, from: "2026-12-01T10:00+09:00", until: "2026-12-01T12:00+09:00" }
                  - { id: weekly, match: { team: x }, from: 2026-11-01T02:00, every: FREQ=WEEKLY;BYDAY=SU, for: 4h, zone: Asia/Tokyo }
                """);
        assertThat(loaded.problems()).isEmpty();
        Instant inside = Instant.parse("2026-12-01T01:30:00Z");
        assertThat(loaded.silences())
                .extracting(silence -> silence.schedule().covers(inside))
                .containsExactly(true, true, false);
        assertThat(loaded.silences().get(2).schedule().covers(Instant.parse("2026-11-28T18:00:00Z")))
                .isTrue();
        assertThat(loaded.silences()).extracting(Silence::why).startsWith("the move", "no reason is given");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            match: { rule: a }                                                                  ~ "from" is missing
            match: { rule: a }, from: 2026-12-01T10:00, until: 2026-12-01T12:00                 ~ or have a zone: beside it
            match: { rule: a }, from: 2026-12-01T10:00, until: 2026-12-01T09:00, zone: UTC      ~ it must end after it begins
            match: { rule: a }, from: 2026-12-01T10:00, until: 2026-12-01T12:00, zone: Tokyo    ~ a zone must be a name
            match: { rule: a }, from: noon, until: 2026-12-01T12:00, zone: UTC                  ~ it must be a time without offset
            from: 2026-12-01T10:00, until: 2026-12-01T12:00, zone: UTC                          ~ a silence must say what it is about
            match: { rule: a }, from: 2026-12-01T10:00, every: weekly, for: 1h, zone: UTC       ~ it must be an RRULE
            match: { rule: a }, from: 2026-12-01T10:00, every: FREQ=DAILY, zone: UTC            ~ "for" is missing
            match: { rule: a }, from: 2026-12-01T10:00, every: FREQ=DAILY, for: 1h, zone: UTC, until: x ~ what comes again ends by its RRULE
            """)
    void aSilenceThatCannotBeReadIsReportedAtItsPlace(String keys, String complaint) {
        assertThat(read("silences:\n  - { id: s, " + keys + " }\n").problems())
                .isNotEmpty()
                .anyMatch(problem -> problem.toString().contains(complaint))
                .allMatch(problem -> problem.toString().contains("rules.yml:2:"));
    }

    /** Files in memory. */
    private static LoadedRules including(Map<String, String> files) {
        Includes includes = path -> {
            if (path.equals("broken.yml")) {
                throw new IOException("no permission");
            }
            return Optional.ofNullable(files.get(path));
        };
        return RuleFile.read("rules.yml", files.getOrDefault("rules.yml", ""), ReadOptions.NONE.includes(includes));
    }

    @Test
    void includedFilesAddTheirRulesUnderTheKeysOfTheFileThatIncludesThem() {
        LoadedRules loaded = including(Map.of(
                "rules.yml",
                "team: career\nrunbooks: https://wiki/\ninclude: [ teams/a.yml ]\ndefaults: { notify: t }\n" + TARGET,
                "teams/a.yml",
                "service: a\nrules:\n  - { id: a, query: \"avg(last_5m):avg:m{*} > 1\" }\n  - { id: b }\n"));
        assertThat(loaded.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.ownership().team()).contains("career");
            assertThat(rule.ownership().service()).contains("a");
            assertThat(rule.ownership().target()).contains("t");
            assertThat(rule.ownership().runbook()).map(Object::toString).contains("https://wiki/a");
        });
        assertThat(loaded.problems())
                .anyMatch(problem -> problem.toString().contains("(teams/a.yml:4:5): \"query\" is missing"));
        assertThat(loaded.places()).containsEntry("rules.a.query", "teams/a.yml:3:21");
    }

    @Test
    void idsAreUniqueOverAllFiles() {
        String one = "rules:\n  - { id: a, notify: t, query: \"avg(last_5m):avg:m{*} > 1\" }\n";
        assertThat(including(Map.of("rules.yml", "include: [ b.yml ]\n" + one + TARGET, "b.yml", one))
                        .problems())
                .singleElement()
                .asString()
                .contains("(b.yml:2:11): another rule has this id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            lost.yml          ~ there is no such file
            broken.yml        ~ cannot be read: java.io.IOException: no permission
            ../secret.yml     ~ must be a path below this file's folder
            /etc/passwd       ~ must be a path below this file's folder
            rules.yml         ~ is included already
            """)
    void aFileThatCannotBeIncludedIsReportedAtItsPlace(String path, String complaint) {
        assertThat(including(Map.of("rules.yml", "include:\n  - " + path + "\n"))
                        .problems())
                .singleElement()
                .asString()
                .contains("(rules.yml:2:5)", complaint);
    }
}
