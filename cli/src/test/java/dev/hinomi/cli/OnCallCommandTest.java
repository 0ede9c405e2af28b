package dev.hinomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnCallCommandTest {

    private static final String RULES = "../alert-rules/src/test/resources/on-call.yml";

    private static CommandRun onCall(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "oncall";
        all[1] = RULES;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return CommandRun.of(all);
    }

    @Test
    void whoIsOnCallNowAndNextStandsOnTheClocksOfTheSchedule() {
        assertThat(onCall("--next", "2").lines())
                .startsWith(
                        "career-primary (Asia/Tokyo), falls back on @career-leads",
                        "  from Tue 2026-12-01 18:00 until Wed 2026-12-02 09:00  oncall-b@example.com  layer weekly",
                        "  from Wed 2026-12-02 09:00 until Wed 2026-12-02 18:00  @career-oncall        layer office",
                        "  from Wed 2026-12-02 18:00 until Thu 2026-12-03 09:00  oncall-b@example.com  layer weekly");
    }

    @Test
    void aTimeMayBeAskedFor() {
        CommandRun run = onCall("--at", "2026-12-25T03:00:00+09:00", "--next", "0", "--json");
        JsonObject first = JsonParser.parseString(run.lines().get(0)).getAsJsonObject();
        assertThat(first.keySet()).containsExactly("schedule", "zone", "from", "until", "people", "why");
        assertThat(first.get("people").getAsJsonArray().get(0).getAsString()).isEqualTo("U024BE7LH");
        assertThat(first.get("why").getAsString()).isEqualTo("stands in: swapped for Christmas");
        assertThat(first.get("until").getAsString()).isEqualTo("2026-12-26T01:00:00Z");
    }

    @Test
    void aScheduleThatDatadogKeepsAndWasNotAskedForEndsWithOne() {
        CommandRun run = onCall();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("unknown  Datadog cannot be asked: no application key is set");
    }

    @Test
    void aFileWithoutSchedulesEndsWithOneAndSaysSo() {
        CommandRun run = CommandRun.of("oncall", "src/test/resources/mistakes.yml");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("There is no schedule in src/test/resources/mistakes.yml: write on_call:");
    }

    @ParameterizedTest
    @CsvSource({"--at,noon,\"noon\" is no time", "--next,-1,--next must be from 0 to 100", "--next,101,from 0 to 100"})
    void aWrongCallEndsWithTwo(String option, String value, String words) {
        CommandRun run = onCall(option, value);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(words);
    }
}
