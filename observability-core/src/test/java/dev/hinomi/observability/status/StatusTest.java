package dev.hinomi.observability.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.delivery.DeliveryCounts;
import dev.hinomi.observability.delivery.DeliveryState;
import dev.hinomi.observability.delivery.DropReason;
import dev.hinomi.observability.identity.ServiceIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusTest {
    private static final DeliveryState RETRYING =
            new DeliveryState(DeliveryState.Flow.RETRYING, Instant.parse("2026-11-23T18:00:00Z"), "503", 4);
    private static final DeliveryCounts COUNTS = new DeliveryCounts(
            120, 110, 3, Map.of(DropReason.FAULT, 2L, DropReason.SPOOL_FULL, 5L), 61_000, 1_800, 4, 1, 6);

    @Test
    void readsAsALineForTheServiceAndOneForEachSignal() {
        ServiceIdentity identity =
                ServiceIdentity.builder("career-api").env("prod").build();
        SignalStatus logs = SignalStatus.of("memory", RETRYING, COUNTS, 7);

        assertThat(Status.of(
                                identity,
                                List.of("logs to datadoghq.com", "metrics off"),
                                Map.of("logs", logs),
                                Map.of("not_finite", 2L))
                        .toString()
                        .lines())
                .containsExactly(
                        "service:career-api env:prod – logs to datadoghq.com; metrics off",
                        "logs: retrying since 2026-11-23T18:00:00Z after 4 failures: 503;"
                                + " accepted 120 = sent 110 + queued 3 (1800 bytes, memory)"
                                + " + dropped 7 {spool_full=5, fault=2}; retries 4, holds 1, refreshed 6, suppressed 7",
                        "skipped: {not_finite=2}");
    }

    @Test
    void saysOfAFlowOnlyWhatThereIsToSay() {
        assertThat(FlowStatus.of(DeliveryState.FLOWING))
                .isEqualTo(new FlowStatus("flowing", "", "", 0))
                .hasToString("flowing");
    }
}
