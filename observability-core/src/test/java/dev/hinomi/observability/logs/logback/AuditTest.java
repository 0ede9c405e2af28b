package dev.hinomi.observability.logs.logback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.hinomi.observability.events.AuditEvent;
import dev.hinomi.observability.events.AuditLog;
import dev.hinomi.observability.logs.FloodLimit;
import dev.hinomi.observability.logs.LogOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Audit events on their way through the appender. */
@Timeout(20)
class AuditTest {
    private static final AuditEvent GRANT = AuditEvent.of("u-1042", "access.grant")
            .on("orders-db")
            .approvedBy("u-7")
            .until(Instant.parse("2026-11-23T18:00:00Z"));

    @Test
    void carriesDatadogsStandardAttributes() {
        try (RecordedLogs logs = new RecordedLogs()) {
            auditOf(logs).write(GRANT);

            assertThat(logs.only())
                    .contains(
                            entry("status", "INFO"),
                            entry("logger.name", "dev.hinomi.audit"),
                            entry("message", "Audit: " + GRANT),
                            entry("markers", List.of("AUDIT")),
                            entry("evt.category", "audit"),
                            entry("evt.name", "access.grant"),
                            entry("evt.outcome", "success"),
                            entry("usr.id", "u-1042"),
                            entry("audit.target", "orders-db"),
                            entry("audit.approved_by", "u-7"),
                            entry("audit.until", "2026-11-23T18:00:00Z"));
        }
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        try (RecordedLogs logs = new RecordedLogs()) {
            auditOf(logs).write(AuditEvent.of("deployer", "login").failed());

            assertThat(logs.only())
                    .containsEntry("evt.outcome", "failure")
                    .doesNotContainKeys("audit.target", "audit.approved_by", "audit.until");
        }
    }

    @Test
    void isNeverSuppressed() {
        try (RecordedLogs logs = new RecordedLogs(LogOptions.defaults().withFlood(new FloodLimit(1)))) {
            AuditLog audit = auditOf(logs);
            IntStream.range(0, 500).forEach(i -> audit.write(AuditEvent.of("u-" + i, "login")));
            IntStream.range(0, 500).forEach(i -> logs.logger.info("said again"));

            List<Map<String, Object>> shipped = logs.shipped();

            assertThat(shipped.stream().filter(line -> line.containsKey("usr.id")))
                    .hasSize(500);
            assertThat(logs.shipping.suppressed()).isPositive();
        }
    }

    private static AuditLog auditOf(RecordedLogs logs) {
        return AuditLog.on(logs.context.getLogger(AuditLog.LOGGER));
    }
}
