package dev.hinomi.alerts.oncall.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.oncall.RemoteSchedules.RemoteDuty;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.time.ManualClock;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.oncall.OnCallShift;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatadogOnCallIT {

    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final Instant HANDOFF = Instant.parse("2026-11-29T00:10:00Z");
    private static final Mention FIRST = new Mention.Email("first@example.com");
    private static final Mention SECOND = new Mention.Email("second@example.com");
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String APPLICATION_KEY = "fedcba9876543210fedcba9876543210fedcba98";

    private final ManualClock clock = ManualClock.at("2026-11-29T00:00:00Z");
    private Sandbox sandbox;
    private DatadogOnCall datadog;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withPorts(0, 0).withClock(clock));
        schedule(ID, FIRST.written());
        datadog = at(sandbox.uri());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private DatadogOnCall at(URI api) {
        return new DatadogOnCall(api, Secret.of(KEY), Secret.of(APPLICATION_KEY), clock);
    }

    private void schedule(String id, String current) {
        sandbox.onCall()
                .put(
                        id,
                        List.of(
                                new OnCallShift(current, Instant.parse("2026-11-28T00:00:00Z"), HANDOFF),
                                new OnCallShift(SECOND.written(), HANDOFF, Instant.parse("2026-12-01T00:00:00Z"))));
    }

    private RemoteDuty now() {
        return datadog.onCallAt(ID, clock.instant());
    }

    @Test
    void saysWhoIsOnCallAndUntilWhen() {
        assertThat(now()).isEqualTo(new RemoteDuty(List.of(FIRST), Optional.of(HANDOFF), Optional.empty()));
    }

    @Test
    void anAnswerIsUsedForAMinuteAndThenAskedForAgain() {
        now();
        schedule(ID, "other@example.com");
        clock.advance(Duration.ofSeconds(59));
        assertThat(now().people()).containsExactly(FIRST);
        clock.advance(Duration.ofSeconds(1));
        assertThat(now().people()).containsExactly(new Mention.Email("other@example.com"));
    }

    @Test
    void whileDatadogDoesNotAnswerTheEarlierAnswerIsUsedAndTheHandoffTakesPlace() {
        now();
        sandbox.faults().add(Fault.of(FaultTarget.ALL, new FaultAction.Status(503, null)));
        clock.advance(Duration.ofMinutes(5));
        assertThat(now())
                .isEqualTo(new RemoteDuty(
                        List.of(FIRST),
                        Optional.of(HANDOFF),
                        Optional.of("Datadog answered HTTP 503; who is on call is known from 5 min ago")));
        clock.advance(Duration.ofMinutes(5));
        assertThat(now().people()).containsExactly(SECOND);
        clock.advance(Duration.ofDays(3));
        assertThat(now().people()).isEmpty();
        assertThat(now().trouble()).isPresent();
    }

    @Test
    void afterAFailureItIsLeftAloneForHalfAMinute() {
        sandbox.faults().add(Fault.of(FaultTarget.ALL, new FaultAction.Status(503, null)));
        assertThat(now().trouble()).contains("Datadog answered HTTP 503");
        sandbox.faults().clear();
        clock.advance(Duration.ofSeconds(29));
        assertThat(now().trouble()).contains("Datadog answered HTTP 503");
        clock.advance(Duration.ofSeconds(1));
        assertThat(now()).isEqualTo(new RemoteDuty(List.of(FIRST), Optional.of(HANDOFF), Optional.empty()));
    }

    @Test
    void whatIsWrongIsSaidWithoutAnyKey() {
        assertThat(datadog.onCallAt("22222222-2222-3333-4444-555555555555", HANDOFF)
                        .trouble())
                .contains("Datadog knows no schedule 22222222-2222-3333-4444-555555555555");
        DatadogOnCall refused = new DatadogOnCall(sandbox.uri(), Secret.of("wrong"), Secret.of(APPLICATION_KEY), clock);
        assertThat(refused.onCallAt(ID, HANDOFF).trouble())
                .hasValueSatisfying(words -> assertThat(words).contains("HTTP 403", "on_call_read"));
        URI nowhere = sandbox.uri();
        sandbox.close();
        assertThat(at(nowhere).onCallAt(ID, HANDOFF).trouble())
                .hasValueSatisfying(words -> assertThat(words)
                        .startsWith("Datadog could not be reached")
                        .doesNotContain(KEY, APPLICATION_KEY));
    }

    @Test
    void anAnswerThatHangsIsGivenUp() {
        sandbox.faults().add(Fault.of(FaultTarget.ALL, new FaultAction.Hang()));
        Responders hasty =
                new Responders(sandbox.uri(), Secret.of(KEY), Secret.of(APPLICATION_KEY), Duration.ofMillis(100));
        assertThat(new DatadogOnCall(hasty, clock).onCallAt(ID, HANDOFF).trouble())
                .contains("Datadog did not answer within 100 ms");
    }
}
