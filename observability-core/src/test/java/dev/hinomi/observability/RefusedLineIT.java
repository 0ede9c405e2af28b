package dev.hinomi.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.DeliveryCounts;
import dev.hinomi.observability.delivery.DropReason;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.spool.FileQuarantine;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that an intake does not take as they are, on their whole way. */
class RefusedLineIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Sandbox sandbox = Sandbox.startOnFreePorts();

    @TempDir
    Path folder;

    private Delivery logs;

    @BeforeEach
    void start() {
        logs = LogShipping.delivery(DatadogEndpoints.at(sandbox.uri()), Secret.of("0123456789abcdef0123456789abcdef"))
                .quarantine(FileQuarantine.in(folder))
                .warnings(LocalWarnings.NO_OP)
                .linger(Duration.ofMinutes(1))
                .start();
    }

    @AfterEach
    void close() {
        logs.close();
        sandbox.close();
    }

    @Test
    void oneThatIsNoObjectIsFoundAmongAThousandAndKeptForReading() throws IOException {
        for (int i = 1; i <= 1_000; i++) {
            offer(i == 627 ? "\"poison\"" : "{\"message\":\"line " + i + "\"}");
        }

        assertThat(logs.flush(SOON)).isTrue();

        DeliveryCounts counts = logs.counts();
        assertThat(counts.sent()).isEqualTo(999);
        assertThat(counts.dropped(DropReason.REJECTED)).isEqualTo(1);
        assertThat(sandbox.logs().all())
                .extracting(line -> line.message())
                .hasSize(999)
                .doesNotHaveDuplicates();
        assertThat(Files.readString(folder.resolve("quarantine.ndjson"))).contains("\\\"poison\\\"", "400");
    }

    @Test
    void oneThatIsOlderThanEighteenHoursArrivesWithBothItsDates() {
        long old = Instant.now().minus(Duration.ofHours(20)).toEpochMilli();
        offer("{\"timestamp\":" + old + ",\"status\":\"INFO\",\"message\":\"late\"}");

        assertThat(logs.flush(SOON)).isTrue();

        assertThat(sandbox.problems().all()).isEmpty();
        assertThat(sandbox.logs().all())
                .singleElement()
                .satisfies(line ->
                        assertThat(line.attributes().text("original_timestamp")).contains("" + old));
        assertThat(logs.counts().refreshed()).isEqualTo(1);
    }

    @Test
    void anIntakeThatDoesNotKnowZstdGetsEveryLineGzipped() {
        sandbox.faults()
                .add(Fault.of(FaultTarget.LOGS, new FaultAction.Status(415, null))
                        .times(1));
        offer("{\"message\":\"first\"}");

        assertThat(logs.flush(SOON)).isTrue();

        assertThat(sandbox.logs().all()).extracting(line -> line.message()).containsExactly("first");
        assertThat(logs.counts().retries()).isZero();
    }

    private void offer(String line) {
        logs.offer(line.getBytes(StandardCharsets.UTF_8));
    }
}
