package dev.hinomi.observability.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestampTest {
    private static final Instant LOGGED = Instant.parse("2026-11-23T09:00:00.123Z");

    private final Restamp restamp = new Restamp();

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT17H30M", "PT-90M"})
    void leavesALineAloneThatDatadogTakes(Duration age) {
        byte[] line = line("1763888400123");

        assertThat(restamp.refresh(line, Instant.ofEpochMilli(1763888400123L).plus(age)))
                .isSameAs(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT17H30M0.001S", "PT18H", "P30D", "PT-91M", "P-300D"})
    void stampsALineAnewThatIsTooOldOrFromTheFuture(Duration age) {
        Instant now = LOGGED.plus(age);

        String stamped = refreshed("{\"timestamp\":" + LOGGED.toEpochMilli() + ",\"status\":\"INFO\",\"a\":1}", now);

        assertThat(stamped)
                .isEqualTo("{\"timestamp\":" + now.toEpochMilli() + ",\"original_timestamp\":" + LOGGED.toEpochMilli()
                        + ",\"status\":\"INFO\",\"a\":1}");
    }

    @Test
    void knowsTheLinesOfTheEncoder() {
        JsonWriter json = new JsonWriter();
        new LogEncoder(() -> ServiceIdentity.of("career-api")).encode(new SampleEvent("late"), json);
        Instant now =
                Instant.ofEpochMilli(new SampleEvent("late").epochMillis()).plus(Duration.ofDays(2));

        byte[] stamped = restamp.refresh(json.toByteArray(), now);

        Map<String, Object> line = StrictJson.object(new String(stamped, StandardCharsets.UTF_8));
        assertThat(line).containsKeys("timestamp", "original_timestamp", "status", "message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"timestamp\":1763888400123",
                "{\"timestamp\":176388840012,\"status\":\"INFO\"}",
                "{\"timestamp\":17638884001234,\"status\":\"INFO\"}",
                "{\"timestamp\":-163888400123,\"status\":\"INFO\"}",
                "{\"timestamp\":1763888400123,\"message\":\"somebody else's\"}",
                " {\"timestamp\":1763888400123,\"status\":\"INFO\"}"
            })
    void leavesALineAloneThatItDoesNotKnow(String foreign) {
        assertThat(refreshed(foreign, LOGGED.plus(Duration.ofDays(900)))).isEqualTo(foreign);
    }

    @Test
    void leavesALineAloneWhileItsOwnClockIsAbsurd() {
        byte[] line = line("1763888400123");

        assertThat(restamp.refresh(line, Instant.ofEpochMilli(5))).isSameAs(line);
    }

    private String refreshed(String line, Instant now) {
        return new String(restamp.refresh(line.getBytes(StandardCharsets.UTF_8), now), StandardCharsets.UTF_8);
    }

    private static byte[] line(String millis) {
        return ("{\"timestamp\":" + millis + ",\"status\":\"INFO\"}").getBytes(StandardCharsets.UTF_8);
    }
}
