package dev.hinomi.observability.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditEventTest {
    private static final Instant END = Instant.parse("2026-11-23T18:00:00Z");

    @Test
    void readsAsASentence() {
        AuditEvent event = AuditEvent.of("u-1042", "access.grant")
                .on("orders-db")
                .approvedBy("u-7")
                .until(END);

        assertThat(event)
                .hasToString("u-1042 access.grant on orders-db, approved by u-7, until 2026-11-23T18:00:00Z")
                .isEqualTo(new AuditEvent("u-1042", "access.grant", "orders-db", "u-7", END, AuditOutcome.SUCCESS));
        assertThat(AuditEvent.of("u-1042", "login").failed()).hasToString("u-1042 login, failure");
    }

    @Test
    void staysAsItIsWhenAnotherIsMadeFromIt() {
        AuditEvent event = AuditEvent.of("u-1042", "login");

        assertThat(event.on("console").failed()).isNotEqualTo(event);
        assertThat(event).hasToString("u-1042 login");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        String endless = "x".repeat(AuditEvent.LONGEST_NAME + 1);

        assertThatThrownBy(() -> new AuditEvent(" ", "", endless, "u-7", END, AuditOutcome.SUCCESS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The audit event cannot be used: who must not be blank, name it or leave it out;"
                        + " what must not be blank, name it or leave it out;"
                        + " target must have at most 1023 characters, but has 1024");
    }
}
