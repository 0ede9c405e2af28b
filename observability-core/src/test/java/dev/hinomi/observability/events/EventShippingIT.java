package dev.hinomi.observability.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.EventEntry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventShippingIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Sandbox sandbox = Sandbox.startOnFreePorts();
    private final InstantSource clock = InstantSource.system();
    private final ServiceIdentity identity = ServiceIdentity.of("career-api");
    private final EventShipping events = EventShipping.of(
            () -> identity,
            EventShipping.delivery(DatadogEndpoints.at(sandbox.uri()), Secret.of("0123456789abcdef0123456789abcdef"))
                    .warnings(LocalWarnings.NO_OP)
                    .start());

    @AfterEach
    void close() {
        events.close();
        sandbox.close();
    }

    @Test
    void sendsEachEventInARequestOfItsOwnAndBreaksNoRule() {
        for (int i = 0; i < 20; i++) {
            events.ship(Event.of("event " + i, clock.instant()).saying("é@\"\\\n\u2028".repeat(3_000)));
        }

        assertThat(events.flush(SOON)).isTrue();

        assertThat(sandbox.events().all())
                .extracting(EventEntry::title)
                .hasSize(20)
                .startsWith("event 0");
        assertThat(sandbox.problems().all()).isEmpty();
        assertThat(events.outlet().counts().sent()).isEqualTo(20);
    }

    @Test
    void triesAgainUntilTheIntakeTakesIt() {
        sandbox.faults()
                .add(Fault.of(FaultTarget.EVENTS, new FaultAction.Status(503, null))
                        .times(1));
        events.ship(Event.of("once", clock.instant()));

        assertThat(events.flush(SOON)).isTrue();

        assertThat(sandbox.events().all()).extracting(EventEntry::title).containsExactly("once");
        assertThat(events.outlet().counts().retries()).isEqualTo(1);
    }

    @Test
    void whoeverWatchesSeesEveryEventWhetherOrNotItArrives() {
        List<String> seen = new ArrayList<>();
        events.watch(event -> seen.add(event.title()));
        events.close();

        events.ship(Event.of("too late for Datadog", clock.instant()));

        assertThat(seen).containsExactly("too late for Datadog");
        assertThat(sandbox.events().all()).isEmpty();
    }
}
