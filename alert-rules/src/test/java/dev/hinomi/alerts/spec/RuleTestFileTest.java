package dev.hinomi.alerts.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTestFileTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void rules() throws IOException {
        Files.writeString(folder.resolve("rules.yml"), """
                rules:
                  - { id: failing, query: "sum(last_5m):sum:jobs.failed{env:${env}} by {queue}.as_count()", critical: "> 5", notify: t }
                  - { id: remote, query: "percentile(last_5m):p95:jobs.time{*}", critical: "> 5", notify: t }
                notify: { t: { slack: "#jobs" } }
                """);
    }

    private LoadedTests read(String text) throws IOException {
        return RuleTestFile.read(Files.writeString(folder.resolve("rules.test.yml"), text));
    }

    private List<String> problems(String text) throws IOException {
        return read(text).problems().stream().map(RuleProblem::toString).toList();
    }

    private static String test(String lines) {
        return "rules: rules.yml\nvariables: { env: prod }\ntests:\n  - name: a\n" + lines.indent(4);
    }

    private static final String SERIES = "series: [ { count: \"jobs.failed{env:prod,queue:mail}\", values: 0x3 } ]\n";

    @Test
    void aTestIsReadWithItsTimesSeriesAndExpectations() throws IOException {
        LoadedTests tests = read("""
                rules: rules.yml
                variables: { env: prod }
                step: 1m
                tests:
                  - name: six failures in five minutes are too many
                    start: 2026-11-23T09:00:00+09:00
                    interval: 30s
                    series:
                      - { count: "jobs.failed{env:prod,queue:mail}", values: 0x3 _ 6 }
                    expect:
                      - { rule: failing, group: "queue:mail", at: 2m, state: OK, value: "0", message: none, mentions: [] }
                      - { rule: failing, from: 1m, until: 1h30m, transitions: [ 5m FIRING critical_crossed ], messages: [ "5m CRITICAL x" ] }
                """);
        assertThat(tests.problems()).isEmpty();
        TestCase test = tests.tests().get(0);
        assertThat(test.place()).isEqualTo("rules.test.yml:5:5");
        assertThat(test.clock())
                .isEqualTo(new TestCase.Clock(
                        Instant.parse("2026-11-23T00:00:00Z"), Duration.ofMinutes(1), Duration.ofSeconds(30)));
        assertThat(test.series().get(0).values()).hasSize(6);
        Tags group = Tags.of("queue:mail");
        assertThat(test.expectations())
                .containsExactly(
                        new Expectation.Moment(
                                new Expectation.Subject("rules.test.yml:11:9", "failing", Optional.of(group)),
                                Duration.ofMinutes(2),
                                Optional.of(Status.OK),
                                Optional.of("0"),
                                Optional.of("none"),
                                Optional.of(List.of())),
                        new Expectation.Course(
                                new Expectation.Subject("rules.test.yml:12:9", "failing", Optional.empty()),
                                Duration.ofMinutes(1),
                                Optional.of(Duration.ofMinutes(90)),
                                Optional.of(List.of(new Expectation.Change(
                                        "rules.test.yml:12:65",
                                        Duration.ofMinutes(5),
                                        Status.FIRING,
                                        Optional.of(Reason.CRITICAL_CROSSED)))),
                                Optional.of(List.of(new Expectation.Told(
                                        "rules.test.yml:12:107", Duration.ofMinutes(5), "CRITICAL x")))));
    }

    @Test
    void withoutAnIntervalValuesComeAtEveryStep() throws IOException {
        assertThat(read(test(SERIES + "step: 1m\nexpect: [ { rule: failing, transitions: [] } ]"))
                        .tests()
                        .get(0)
                        .clock()
                        .interval())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithItsPlace() throws IOException {
        assertThat(problems("""
                rules: rules.yml
                variables: { env: prod }
                stepp: 1m
                tests:
                  - series: [ { count: "jobs.faild{env:prod}", values: 0x3 } ]
                    expect: [ { rule: fail, at: 1m, state: FIRE } ]
                """))
                .hasSize(5)
                .anyMatch(
                        problem -> problem.contains("stepp (rules.test.yml:3:1): unknown key \"stepp\". Did you mean"))
                .anyMatch(problem -> problem.contains("(rules.test.yml:5:5): \"name\" is missing"))
                .anyMatch(problem -> problem.contains("(rules.test.yml:5:24)")
                        && problem.contains("no rule reads the metric jobs.faild. Did you mean \"jobs.failed\"?"))
                .anyMatch(problem -> problem.contains("(rules.test.yml:6:23): there is no rule \"fail\""))
                .anyMatch(problem -> problem.contains("(rules.test.yml:6:44)")
                        && problem.contains("NO_DATA, ERROR but was \"FIRE\""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            expect: []                                                        ~ the test expects nothing
            expect: [ { rule: failing, at: 1m } ]                             ~ nothing is expected here
            expect: [ { rule: failing } ]                                     ~ nothing is expected here
            expect: [ { rule: failing, state: OK } ]                          ~ "at" is missing
            expect: [ { rule: failing, at: 1m, state: OK, transitions: [] } ] ~ "at" is a moment
            expect: [ { at: 1m, state: OK } ]                                 ~ "rule" is missing
            expect: [ { rule: remote, at: 1m, state: OK } ]                   ~ only Datadog can evaluate "remote"
            expect: [ { rule: failing, at: soon, state: OK } ]                ~ a duration must be
            expect: [ { rule: failing, transitions: [ FIRING ] } ]            ~ a transition must be a time, a state
            expect: [ { rule: failing, transitions: [ 1m OK wrong ] } ]       ~ a reason must be one of
            expect: [ { rule: failing, messages: [ 1m ] } ]                   ~ a message must be a time and a headline
            start: today                                                      ~ a start must be a time with its offset
            step: 0s                                                          ~ must be 1s or longer
            """)
    void whatCannotBeMeantIsAnError(String lines, String complaint) throws IOException {
        String rest = lines.startsWith("expect") ? "" : "\nexpect: [ { rule: failing, transitions: [] } ]";
        assertThat(problems(test(SERIES + lines + rest))).anyMatch(problem -> problem.contains(complaint));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            { values: 1 }                                                           ~ one of count, gauge, log and event
            { count: "jobs.failed{a:b}", gauge: "jobs.failed{a:b}", values: 1 }     ~ one of count, gauge, log and event
            { count: "jobs.failed{a:b}" }                                           ~ "values" is missing
            { count: "jobs.failed{a:b}", values: 1x }                               ~ "1x" is no value
            { count: "jobs.failed{a:b}", values: 1 }, { gauge: "jobs.failed{a:b}", values: 1 } ~ the series stands twice
            """)
    void whatIsNoSeriesIsAnError(String series, String complaint) throws IOException {
        assertThat(problems(test("series: [ " + series + " ]\nexpect: [ { rule: failing, transitions: [] } ]")))
                .anyMatch(problem -> problem.contains(complaint));
    }

    @Test
    void errorsOfTheRuleFileAreErrorsOfTheTests() throws IOException {
        assertThat(problems("rules: nowhere.yml\ntests: []\n"))
                .anyMatch(problem -> problem.contains("there is no file"));
        Files.writeString(folder.resolve("rules.yml"), "rules: [ { id: a } ]\n");
        LoadedTests tests = read(test(SERIES + "expect: [ { rule: a, transitions: [] } ]"));
        assertThat(tests.hasErrors()).isTrue();
        assertThat(tests.problems()).anyMatch(problem -> problem.toString().contains("rules.yml:1:"));
    }

    @Test
    void aFileThatCannotBeReadIsAProblemAndNoException() throws IOException {
        assertThat(RuleTestFile.read(folder.resolve("none.test.yml")).problems())
                .singleElement()
                .asString()
                .contains("there is no file");
        assertThat(problems("")).singleElement().asString().contains("the file is empty");
        assertThat(problems("a: [")).singleElement().asString().contains("not YAML");
    }
}
