package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hinomi.alerts.words.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PressTest {

    private static final String INCIDENT = "7499191d-75e1-361d-8045-ce0e8dc4ad73";
    private static final String PAYLOAD = """
            {"type":"block_actions","user":{"id":"U024BE7LH","username":"jo","name":"jo","team_id":"T1"},
             "container":{"type":"message","message_ts":"1795444547.000100","channel_id":"C024BE91L","thread_ts":"1795444540.000100"},
             "actions":[{"type":"button","action_id":"hinomi_acknowledge","value":"ja|%s"}]}
            """.formatted(INCIDENT);

    private static Optional<Press> read(String payload) {
        return Press.of((JsonObject) JsonParser.parseString(payload));
    }

    @Test
    void saysWhoPressedWhatAndWhere() {
        Press press = read(PAYLOAD).orElseThrow();
        assertThat(press.by()).isEqualTo("jo (U024BE7LH)");
        assertThat(press.value())
                .contains(new Buttons.Value(Language.JAPANESE, new Buttons.Wish.Acknowledge(INCIDENT)));
        assertThat(press.place()).isEqualTo(new Press.Place("C024BE91L", Optional.of("1795444540.000100")));
    }

    @Test
    void aMenuSaysForHowLong() {
        String chosen = PAYLOAD.replace("hinomi_acknowledge", "hinomi_silence")
                .replace(
                        "\"value\":\"ja|" + INCIDENT + "\"",
                        "\"selected_option\":{\"value\":\"en|" + INCIDENT + "|4h\"}");
        assertThat(read(chosen).orElseThrow().value())
                .contains(new Buttons.Value(Language.ENGLISH, new Buttons.Wish.Silence(INCIDENT, Duration.ofHours(4))));
    }

    @Test
    void theButtonOfAStormNamesIt() {
        String all = PAYLOAD.replace("hinomi_acknowledge", "hinomi_acknowledge_all")
                .replace("ja|" + INCIDENT, "ja|storm|on|call/CRITICAL/1795438860000");
        assertThat(read(all).orElseThrow().value())
                .contains(new Buttons.Value(
                        Language.JAPANESE, new Buttons.Wish.AcknowledgeAll("on|call/CRITICAL/1795438860000")));
        assertThat(read(all.replace("hinomi_acknowledge_all", "hinomi_acknowledge"))
                        .orElseThrow()
                        .value())
                .as("not of that button")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1795438860.000100, 2026-11-23T13:01:00.000100Z",
        "1795438800.000100, 2026-11-23T13:01:30Z",
        "nonsense, 2026-11-23T13:01:30Z",
    })
    void aPressIsAsOldAsSlackSaysUnlessTheClocksDisagree(String timestamp, Instant pressed) {
        String payload = PAYLOAD.replace("\"value\"", "\"action_ts\":\"" + timestamp + "\",\"value\"");
        assertThat(read(payload).orElseThrow().at(Instant.parse("2026-11-23T13:01:30Z")))
                .isEqualTo(pressed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "en|storm|",
                "en|storm|a\\nb",
                "en|",
                "de|7499191d-75e1-361d-8045-ce0e8dc4ad73",
                "en|7499191d-75e1-361d-8045-ce0e8dc4ad73|4h",
                "en|7499191d-75e1-361d-8045-ce0e8dc4ad73|9999h",
                "en|../../x",
                "en|7499191d-75e1-361d-8045-ce0e8dc4ad73\\n"
            })
    void aValueThatIsNotOursIsNone(String value) {
        assertThat(read(PAYLOAD.replace("ja|" + INCIDENT, value)).orElseThrow().value())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"actions\":[]}",
                "{\"actions\":[null]}",
                "{\"type\":\"block_actions\",\"actions\":[{\"action_id\":\"hinomi_acknowledge\"}]}",
                "{\"type\":\"block_actions\",\"user\":{\"id\":\"<!channel>\"},\"container\":{\"channel_id\":\"C1A\"},\"actions\":[{\"action_id\":\"hinomi_silence\"}]}",
                "{\"type\":\"view_submission\",\"actions\":[{\"action_id\":\"hinomi_acknowledge\"}]}"
            })
    void aPayloadThatIsNotAboutOurButtonsIsNone(String payload) {
        assertThat(read(payload)).isEmpty();
    }

    @Test
    void anotherButtonOfTheSameAppIsNotOurs() {
        assertThat(read(PAYLOAD.replace("hinomi_acknowledge", "deploy"))).isEmpty();
    }

    @Test
    void aNameCanNeitherCallNorPretendToBeAnotherId() {
        String hostile = PAYLOAD.replace("\"username\":\"jo\"", "\"username\":\"<!channel> jo (U0OTHER01)\"");
        assertThat(read(hostile).orElseThrow().by()).isEqualTo("channel jo U0OTHER01 (U024BE7LH)");
    }
}
