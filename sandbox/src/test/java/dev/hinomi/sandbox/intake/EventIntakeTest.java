package dev.hinomi.sandbox.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hinomi.sandbox.ManualClock;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.store.StoreBounds;
import dev.hinomi.sandbox.web.Response;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventIntakeTest {

    private static final long NOW = ManualClock.START.getEpochSecond();

    private final Store store = new Store(StoreBounds.forHeap(256L << 20));

    @Test
    void bothVersionsAndChecksAreRead() {
        post(EventIntake.Form.V1, "{\"title\":\"Deployed\",\"text\":\"1.2.3\",\"tags\":[\"env:x\"]}");
        post(
                EventIntake.Form.V2,
                "{\"data\":{\"type\":\"event\",\"attributes\":{\"title\":\"Changed\",\"message\":\"flag\"}}}");
        post(EventIntake.Form.CHECK, "[{\"check\":\"app.ok\",\"host_name\":\"web-1\",\"status\":0,\"tags\":[]}]");

        assertThat(store.events().all())
                .extracting(event -> event.kind() + " " + event.title() + " " + event.text())
                .containsExactly("event Deployed 1.2.3", "event Changed flag", "check app.ok ");
    }

    static Stream<Arguments> findings() {
        return Stream.of(
                // docs.datadoghq.com/api/latest/events
                arguments(
                        EventIntake.Form.V1, "{\"title\":\"t\",\"text\":\"" + "x".repeat(4_001) + "\"}", "event.text"),
                arguments(EventIntake.Form.V1, "{\"title\":\"" + "x".repeat(501) + "\",\"text\":\"t\"}", "event.title"),
                arguments(
                        EventIntake.Form.V1,
                        "{\"title\":\"t\",\"text\":\"t\",\"date_happened\":" + (NOW - 64_801) + "}",
                        "event.age"),
                // DataDog/datadog-api-client, model Event: two hours in the future
                arguments(
                        EventIntake.Form.V1,
                        "{\"title\":\"t\",\"text\":\"t\",\"date_happened\":" + (NOW + 7_201) + "}",
                        "event.future"),
                // docs.datadoghq.com/api/latest/events/#post-an-event: ISO 8601, no older than 18 hours
                arguments(
                        EventIntake.Form.V2,
                        "{\"data\":{\"attributes\":{\"title\":\"t\",\"timestamp\":\""
                                + Instant.ofEpochSecond(NOW - 64_801) + "\"}}}",
                        "event.age"),
                // docs.datadoghq.com/api/latest/service-checks: at most 10 minutes old
                arguments(
                        EventIntake.Form.CHECK,
                        "{\"check\":\"c\",\"host_name\":\"h\",\"status\":1,\"timestamp\":" + (NOW - 601) + "}",
                        "event.age"));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void whatIsBeyondALimitIsFound(EventIntake.Form form, String body, String rule) {
        assertThat(post(form, body).status()).isEqualTo(202);
        assertThat(store.problems().all()).extracting(p -> p.finding().rule()).containsExactly(rule);
    }

    @Test
    void anEventWithoutTitleIsABadRequest() {
        Response response = post(EventIntake.Form.V1, "{\"text\":\"t\"}");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body().text()).contains("title is required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"t\"}",
                "{\"title\":\"t\",\"text\":\"t\",\"alert_type\":\"bad\"}",
                "{\"title\":\"t\",\"text\":\"t\",\"priority\":\"high\"}"
            })
    void anEventOfTheFirstFormNeedsATextAndDocumentedWords(String body) {
        assertThat(post(EventIntake.Form.V1, body).status()).isEqualTo(400);
        assertThat(store.events().all()).isEmpty();
    }

    private Response post(EventIntake.Form form, String body) {
        return new Intake(new ApiKeys(null), store, IntakeRules.EVENTS, new EventIntake(store, form))
                .handle(Requests.json(body));
    }
}
