package dev.hinomi.alerts.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.alerts.spec.LoadedTests;
import dev.hinomi.alerts.spec.RuleTestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class RuleTestRunTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void rules() throws IOException {
        Files.writeString(folder.resolve("rules.yml"), """
                service: jobs
                rules:
                  - { id: failing, title: Jobs fail, query: "sum(last_5m):sum:jobs.failed{*}.as_count()", critical: "> 5", for: 2m, notify: t }
                  - { id: deep, query: "max(last_1m):max:depth{*} by {queue}", critical: "> 8" }
                silences:
                  - { id: night, why: nobody is there, match: { rule: failing }, from: 2026-11-23T00:00, until: 2026-11-23T08:00, zone: UTC }
                notify: { t: { slack: "#jobs", mention: { critical: [ "@jobs" ] } } }
                """);
    }

    private Path file(String expect) throws IOException {
        return file("", expect);
    }

    private Path file(String start, String expect) throws IOException {
        return Files.writeString(
                folder.resolve("rules.test.yml"), "rules: rules.yml\nstep: 1m\n" + start + """
                tests:
                  - name: jobs that fail call somebody
                    series:
                      - { count: jobs.failed, values: 0x4 3x4 0x9 }
                      - { gauge: "depth{queue:mail}", values: 1x4 9x4 1x9 }
                      - { gauge: "depth{queue:sms}", values: _x3 1x15 }
                    expect:
                """ + expect.indent(6));
    }

    private List<String> mismatches(String expect) throws IOException {
        LoadedTests tests = RuleTestFile.read(file(expect));
        assertThat(tests.problems()).isEmpty();
        return RuleTestRun.of(tests).get(0).mismatches().stream()
                .map(Mismatch::toString)
                .toList();
    }

    @Test
    void whatHappensAsExpectedPasses() throws IOException {
        assertThat(mismatches("""
                        - { rule: failing, at: 6m, state: PENDING, value: "6", message: none }
                        """)).isEmpty();
        assertThat(mismatches("""
                        - { rule: failing, at: 9m, state: FIRING, value: "15", message: "CRITICAL jobs: Jobs fail, 12 (threshold > 5)", mentions: [ "@jobs" ] }
                        - { rule: failing, from: 6m, transitions: [ 8m FIRING critical_crossed, 13m OK ] }
                        - { rule: failing, messages: [ "8m CRITICAL jobs: Jobs fail, 12 (threshold > 5)", "13m RESOLVED jobs: Jobs fail, back to 3 after 7m" ] }
                        - { rule: deep, group: "queue:mail", transitions: [ 5m FIRING, 10m OK recovered ], messages: [] }
                        """)).isEmpty();
    }

    @Test
    void everyMismatchSaysWhereWhatAndWithWhichNumbers() throws IOException {
        assertThat(mismatches("""
                        - { rule: failing, at: 7m, state: FIRING, value: "5", message: "CRITICAL x", mentions: [ "@jobs" ] }
                        - { rule: deep, at: 9m, state: FIRING }
                        - { rule: deep, group: "queue:post", at: 9m, state: OK }
                        - { rule: deep, group: "queue:post", transitions: [] }
                        """))
                .containsExactly(
                        "rules.test.yml:10:9: failing at 7m: expected FIRING but was PENDING since 6m, 9 (critical > 5),"
                                + " crossed since 6m and for 2m at 8m",
                        "rules.test.yml:10:9: failing at 7m: expected the value 5 but was PENDING since 6m, 9 (critical > 5),"
                                + " crossed since 6m and for 2m at 8m",
                        "rules.test.yml:10:9: failing at 7m: expected the message\n    CRITICAL x\n  but was\n    none",
                        "rules.test.yml:10:9: failing at 7m: expected a call to @jobs but was nobody",
                        "rules.test.yml:11:9: deep at 9m: expected one group but was these, of which group: must name one:"
                                + " queue:mail | queue:sms",
                        "rules.test.yml:12:9: deep{queue:post} at 9m: expected the group queue:post but was these, of which"
                                + " group: must name one: queue:mail | queue:sms",
                        "rules.test.yml:13:9: deep{queue:post} from 0s to 19m: expected the group queue:post but was these,"
                                + " of which group: must name one: queue:mail | queue:sms");
    }

    @Test
    void aListThatDiffersIsShownBesideWhatCame() throws IOException {
        assertThat(mismatches("- { rule: failing, transitions: [ 6m PENDING, 8m WARN ], messages: [] }"))
                .containsExactly("""
                        rules.test.yml:10:9: failing from 0s to 19m: expected the transitions
                            6m PENDING
                            8m WARN
                          but was
                            6m PENDING crossed_for_now (6, > 5)
                            8m FIRING critical_crossed (12, > 5)
                            13m OK recovered (3, > 5)""", """
                        rules.test.yml:10:9: failing from 0s to 19m: expected the messages
                            none
                          but was
                            8m CRITICAL jobs: Jobs fail, 12 (threshold > 5)
                            13m RESOLVED jobs: Jobs fail, back to 3 after 7m""");
    }

    @Test
    void whoWasNotToldAndWhyIsSaid() throws IOException {
        LoadedTests tests = RuleTestFile.read(file(
                "start: 2026-11-23T01:00:00Z\n",
                "- { rule: failing, at: 9m, state: FIRING, message: \"CRITICAL x\" }"));
        assertThat(RuleTestRun.of(tests).get(0).report())
                .contains("none, because the silence night covers it: nobody is there");
    }

    @Test
    void aFileWithErrorsIsNotRun() throws IOException {
        LoadedTests tests = RuleTestFile.read(file("- { rule: nothing, at: 7m, state: FIRING }"));
        assertThatThrownBy(() -> RuleTestRun.of(tests)).hasMessageContaining("rules.test.yml has errors");
    }

    @Test
    void junitGetsOneContainerForEachFileAndOneTestForEachTest() throws IOException {
        file("- { rule: failing, at: 7m, state: FIRING }");
        Files.writeString(Files.createDirectory(folder.resolve("below")).resolve("broken.test.yml"), "tests: 1\n");
        List<DynamicNode> nodes = RuleTests.in(folder).toList();
        assertThat(nodes).extracting(DynamicNode::getDisplayName).containsExactly("broken.test.yml", "rules.test.yml");
        List<DynamicTest> tests = nodes.stream()
                .flatMap(node -> ((DynamicContainer) node).getChildren())
                .map(DynamicTest.class::cast)
                .toList();
        assertThat(tests)
                .extracting(DynamicNode::getDisplayName)
                .containsExactly("can be read", "jobs that fail call somebody");
        assertThat(tests.get(1).getTestSourceUri().orElseThrow().toString()).endsWith("rules.test.yml?line=4&column=5");
        assertThatThrownBy(() -> tests.get(0).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("\"rules\" is missing")
                .hasMessageContaining("must be a list");
        assertThatThrownBy(() -> tests.get(1).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("rules.test.yml:10:9: failing at 7m: expected FIRING but was PENDING");
    }

    @Test
    void aFolderWithoutTestsIsAMistake() {
        assertThatThrownBy(() -> RuleTests.in(folder.resolve("nowhere")))
                .hasMessageContaining("there is no file that ends with .test.yml below");
    }

    @TestFactory
    Stream<DynamicNode> theExampleOfTheDocumentationPasses() {
        return RuleTests.in("../examples/career-api/src/test/resources/hinomi");
    }
}
