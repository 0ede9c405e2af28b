package dev.hinomi.observability.logs.logback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.logs.LogOptions;
import dev.hinomi.observability.masking.Masker;
import dev.hinomi.observability.masking.Masking;
import dev.hinomi.observability.metrics.health.LogMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MaskedLogsTest {
    private static final String CARD = "4111 1111 1111 1111";
    private static final String ADDRESS = "jobseeker@example.com";

    @Test
    void hidesInEveryPartOfALineWhatMustNotBeRead() {
        try (RecordedLogs logs = masked(Masking.defaults().masker())) {
            logs.logger
                    .atError()
                    .addKeyValue("password", "hunter2")
                    .addKeyValue("order", Map.of("card", CARD, "number", 48_000_001L))
                    .setCause(new IllegalStateException("no mail to " + ADDRESS))
                    .log("paid by {} with {}", ADDRESS, CARD);

            Map<String, Object> line = logs.only();
            assertThat(line)
                    .containsEntry("message", "paid by [email] with [card]")
                    .containsEntry("password", Masker.HIDDEN)
                    .containsEntry("order", Map.of("card", "[card]", "number", 48_000_001L))
                    .containsEntry("error.message", "no mail to [email]");
            assertThat(line.get("error.stack"))
                    .asString()
                    .startsWith("java.lang.IllegalStateException: no mail to [email]\n\tat ");
        }
    }

    @Test
    void hidesNothingUnlessToldTo() {
        try (RecordedLogs logs = new RecordedLogs()) {
            logs.logger.info("paid by {}", ADDRESS);

            assertThat(logs.only()).containsEntry("message", "paid by " + ADDRESS);
        }
    }

    @Test
    void countsInAMeterWhatCouldNotBeMasked() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (RecordedLogs logs = masked(new Failing(7))) {
            new LogMeters(logs.shipping).bindTo(registry);

            assertThat(registry.get("hinomi.logs.masking_failures")
                            .tag("signal", "logs")
                            .functionCounter()
                            .count())
                    .isEqualTo(7);
        }
    }

    private record Failing(long failures) implements Masker {
        @Override
        public boolean hides(String name) {
            return false;
        }

        @Override
        public int mask(byte[] buffer, int from, int to, boolean cut) {
            return to;
        }
    }

    private static RecordedLogs masked(Masker masker) {
        return new RecordedLogs(LogOptions.defaults().withMasker(masker));
    }
}
