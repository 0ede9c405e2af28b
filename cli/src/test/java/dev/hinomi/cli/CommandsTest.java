package dev.hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {

    private static final String EXAMPLES = "../examples/career-api/src/";
    private static final String RULES = EXAMPLES + "main/resources/hinomi/rules.yml";
    private static final String TESTS = EXAMPLES + "test/resources/hinomi";
    private static final String SERIES = TESTS + "/incident.csv";
    private static final String CATALOGUE = EXAMPLES + "main/resources/META-INF/hinomi/metrics.json";
    private static final String MISTAKES = "src/test/resources/mistakes.yml";

    @TempDir
    private Path folder;

    private static JsonObject json(String line) {
        return JsonParser.parseString(line).getAsJsonObject();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void lintEndsWithZeroWhenNothingIsWrong() {
        CommandRun run = CommandRun.of("lint", RULES, "--catalogue", CATALOGUE, "--strict");
        assertThat(run.out()).isEqualToIgnoringNewLines("1 file, 2 rules: 0 errors, 0 warnings");
        assertThat(run.code()).isZero();
    }

    @Test
    void lintSaysEverythingThatIsWrongAndWhatIsHardlyMeant() {
        CommandRun run = CommandRun.of("lint", MISTAKES, "--catalogue", CATALOGUE);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("error: rules.api-error-rate.query (mistakes.yml:4:12): column 14", "Did you mean \"sum\"?")
                .contains("unknown key \"notfy\"")
                .contains("no metric called \"career.applications.submited\" is declared. Did you mean")
                .contains("it is shorter than one step of 10 s");
    }

    @Test
    void lintSaysTheSameAsJson() {
        CommandRun run = CommandRun.of("lint", MISTAKES, "--json");
        assertThat(run.lines())
                .allSatisfy(line -> assertThat(json(line).keySet())
                        .containsExactly("level", "place", "path", "value", "complaint", "action"));
        assertThat(run.lines()).anyMatch(line -> line.contains("\"level\":\"error\",\"place\":\"mistakes.yml:4:12\""));
    }

    @Test
    void aWarningIsAnErrorOnlyForWhoIsStrict() throws IOException {
        String file = file("r.yml", "rules: [ { id: a, query: \"avg(last_5m):avg:m{*}\", critical: \"> 5\" } ]\n");
        assertThat(CommandRun.of("lint", file).code()).isZero();
        assertThat(CommandRun.of("lint", file, "--strict").code()).isEqualTo(1);
    }

    @Test
    void variablesOfARuleFileAreArguments() throws IOException {
        String file =
                file("r.yml", "rules: [ { id: a, query: \"avg(last_5m):avg:m{env:${env}}\", critical: \"> 5\" } ]\n");
        assertThat(CommandRun.of("lint", file).code()).isEqualTo(1);
        assertThat(CommandRun.of("lint", file, "--set", "env=prod").code()).isZero();
    }

    @Test
    void testsPassAndFailAsInTheBuild() {
        CommandRun passed = CommandRun.of("test", TESTS);
        assertThat(passed.code()).isZero();
        assertThat(passed.out()).contains("  ok    one failed request in ten", "3 tests, 0 failed");
        CommandRun failed = CommandRun.of("test", "src/test/resources/wrong.test.yml", "--json");
        assertThat(failed.code()).isEqualTo(1);
        JsonObject result = json(failed.lines().get(0));
        assertThat(result.get("passed").getAsBoolean()).isFalse();
        assertThat(result.getAsJsonArray("mismatches")).hasSize(2);
    }

    @Test
    void aTestFileThatCannotBeReadIsSaidAndNotRun() throws IOException {
        CommandRun run = CommandRun.of("test", file("a.test.yml", "rules: none.yml\ntests: []\n"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("there is no file", "0 tests, 0 failed, 1 file not run");
    }

    @Test
    void simulateWritesEveryTransitionAndHowOftenSomebodyIsCalled() {
        CommandRun run = CommandRun.of("simulate", "--rules", RULES, "--series", SERIES);
        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSize(4).last().asString().isEqualTo("""
                {"at":"2026-11-23T09:04:50Z","rule":"api-error-rate","group":"","from":"FIRING","to":"OK",\
                "value":0.0,"threshold":"< 1%","reason":"recovered"}""");
        assertThat(run.err())
                .contains("48 steps, 2 rules, 2 series, 96 points")
                .contains("note: errors-of-one-kind counts events, and a file of series has none")
                .containsPattern("api-error-rate +1 +2 +1 +0");
    }

    @Test
    void aBarIsShownOnATerminalAndNowhereElse() {
        assertThat(CommandRun.of(true, "simulate", "--rules", RULES, "--series", SERIES)
                        .err())
                .contains("100 %");
        assertThat(CommandRun.of(false, "simulate", "--rules", RULES, "--series", SERIES)
                        .err())
                .doesNotContain(" %");
    }

    @Test
    void everyWrongLineOfASeriesIsToldWithItsPlaceAndNothingIsSimulated() {
        CommandRun run = CommandRun.of("simulate", "--rules", RULES, "--series", "src/test/resources/wrong.csv");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("wrong.csv:3:1: \"1764547200000\" looks like milliseconds"),
                        line -> assertThat(line).contains("wrong.csv:4:49: ").contains("are no tags"),
                        line -> assertThat(line).contains("wrong.csv:5:84: \"ninety\" is no number"),
                        line -> assertThat(line).contains("wrong.csv:6:1: the series has a value at this time already"),
                        line -> assertThat(line).contains("wrong.csv:7:").contains("a type must be count or gauge"),
                        line -> assertThat(line).contains("wrong.csv:8:22: the quote is not closed"),
                        line -> assertThat(line).contains("wrong.csv:9:84: a count must be zero or more"));
    }

    @Test
    void moreProblemsThanAnybodyReadsAreCounted() throws IOException {
        String file = file("s.csv", "time,metric,tags,value\n" + "soon,a,,1\n".repeat(50));
        CommandRun run = CommandRun.of("simulate", "--rules", RULES, "--series", file);
        assertThat(run.err().lines()).hasSize(21).last().isEqualTo("… and 30 more");
    }

    @Test
    void namesThatStandOnOneSideAloneAreNoted() throws IOException {
        String file = file("s.csv", "time,metric,tags,value,type\n1764547200,http.server.request.count,,1,count\n");
        assertThat(CommandRun.of("simulate", "--rules", RULES, "--series", file).err())
                .contains("note: no rule reads http.server.request.count")
                .contains("note: rules read http.server.requests.count, which the file does not have: no data");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            2026-11-23T09:01:00Z ~ It does not fire: 0% crosses neither critical > 5% nor warning > 2%.
            2026-11-23T09:02:10Z ~ It warns: 3.571% crosses warning > 2%.
            2026-11-23T09:03:00Z ~ It fires: 10% crosses critical > 5%.
            2026-11-23T09:03:00Z ~ People were told at 2026-11-23T09:02:20Z in #career-alerts, @career-oncall by name.
            2026-11-23T09:04:30Z ~ It fires: 3.571% is beyond critical > 5% no more, but it is over only at < 1%.
            1795424580           ~ = 60, from 6 points of 1 of the 2 series of that name, the latest at 2026-11-23T09:03:00Z
            2026-11-23T10:00:00Z ~ It cannot fire: no series matches the query.
            """)
    void explainSaysWhy(String at, String words) {
        CommandRun run = CommandRun.of("explain", "api-error-rate", "--rules", RULES, "--series", SERIES, "--at", at);
        assertThat(run.code()).isZero();
        assertThat(run.lines()).anyMatch(line -> line.contains(words));
    }

    @Test
    void explainSaysTheSameAsJson() {
        CommandRun run = CommandRun.of(
                "explain",
                "api-error-rate",
                "--rules",
                RULES,
                "--series",
                SERIES,
                "--at",
                "2026-11-23T09:03:00Z",
                "--json");
        JsonObject json = json(run.out());
        assertThat(json.get("state").getAsString()).isEqualTo("FIRING");
        assertThat(json.get("value").getAsDouble()).isEqualTo(0.1);
        assertThat(json.getAsJsonArray("parts")).hasSize(2);
        assertThat(json.getAsJsonArray("messages")).hasSize(2);
    }

    @Test
    void pendingRecoveringGroupsSilencesAndHoursAreExplained() throws IOException {
        String rules = file("r.yml", """
                rules:
                  - { id: deep, query: "max(last_1m):max:depth{*} by {queue}", critical: "> 8", for: 2m, keep_firing_for: 2m,
                      active: "00:00-01:00 UTC", inhibited_by: [ down ], missing: alert after 5m, notify: t }
                  - { id: down, query: "max(last_1m):max:down{*}", critical: "> 0", notify: t }
                  - { id: both, composite: "deep && down", notify: t }
                silences:
                  - { id: night, why: nobody is there, match: { rule: down }, from: 2026-11-23T00:00, until: 2026-11-24T00:00, zone: UTC }
                notify: { t: { slack: "#jobs" } }
                """);
        StringBuilder series = new StringBuilder("time,metric,tags,value\n");
        for (int minute = 0; minute < 10; minute++) {
            series.append("2026-11-23T09:0")
                    .append(minute)
                    .append(":00Z,depth,queue:mail,")
                    .append(minute < 5 ? 9 : 1)
                    .append("\n2026-11-23T09:0")
                    .append(minute)
                    .append(":00Z,down,,1\n");
        }
        String csv = file("s.csv", series.toString());
        assertThat(explain("deep", rules, csv, "2026-11-23T09:01:00Z"))
                .contains("must be for 2m: 2026-11-23T09:02:00Z, 1m left.")
                .contains("Nobody is called, and would not be now: it is outside of 00:00-01:00 UTC.")
                .contains("hours          00:00-01:00 UTC  not now")
                .contains("silence        night is on now, but is not about it")
                .contains("inhibited by   down is FIRING");
        assertThat(explain("deep", rules, csv, "2026-11-23T09:03:00Z")).contains("It fires", "Nobody was told: ");
        assertThat(explain("deep", rules, csv, "2026-11-23T09:06:00Z")).contains("It recovers", "1m left");
        assertThat(explain("deep", rules, csv, "2026-11-23T09:12:00Z"))
                .contains("It cannot fire", "missing: alert after 5m makes it critical: ");
        assertThat(explain("down", rules, csv, "2026-11-23T09:03:00Z"))
                .contains("Nobody was told: the silence night covers it: nobody is there.");
        assertThat(explain("both", rules, csv, "2026-11-23T09:03:00Z"))
                .contains("It fires: deep && down is critical.", "  member       deep{queue:mail} is FIRING");
    }

    private static String explain(String rule, String rules, String series, String at) {
        return CommandRun.of("explain", rule, "--rules", rules, "--series", series, "--step", "1m", "--at", at)
                .out();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            lint nowhere.yml                                       ~ There is no file nowhere.yml that can be read.
            lint                                                   ~ Missing required parameter: 'FILE'
            test nowhere.test.yml                                  ~ There is no file nowhere.test.yml
            test src/main                                          ~ There is no file that ends with .test.yml there.
            simulate --rules RULES --series nowhere.csv            ~ There is no file nowhere.csv
            simulate --rules RULES --series SERIES --step soon     ~ a duration must be a number with s, m, h or d
            simulate --rules RULES --series SERIES --step 0s       ~ a step must be 1s or longer
            explain api-eror-rate --rules RULES --series SERIES --at 2026-11-23T09:01:00Z ~ Did you mean "api-error-rate"?
            explain api-error-rate --rules RULES --series SERIES --at 9:00                ~ "9:00" is no time
            explain api-error-rate --rules RULES --series SERIES --at 0                   ~ lies before the first point, which is at 2026-11-23T09:00:00Z
            explain api-error-rate --rules RULES --series SERIES --at 2026-11-23T09:01:00Z --group a:b ~ No series of the group a:b was seen until then.
            """)
    void aWrongCallEndsWithTwoAndSaysWhatIsWrong(String arguments, String words) {
        List<String> all = List.of(
                arguments.replace("RULES", RULES).replace("SERIES", SERIES).split(" "));
        CommandRun run = CommandRun.of(all.toArray(String[]::new));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(words).contains(" --help' for what there is.");
    }

    @Test
    void aSlipOfThePenInACommandIsSuggestedRight() {
        assertThat(CommandRun.of("simulat").err()).contains("Did you mean", "simulate");
    }

    @Test
    void aFileThatIsNoTextIsSaidSo() throws IOException {
        Path binary = Files.write(folder.resolve("s.csv"), new byte[] {(byte) 0xC3, (byte) 0x28, 0});
        CommandRun run = CommandRun.of("simulate", "--rules", RULES, "--series", binary.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("error: s.csv: the file is not text in UTF-8");
    }
}
