package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.state.Incident;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.alerts.state.Transition;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryOutboxTest extends OutboxContract {

    private final MemoryOutbox outbox = new MemoryOutbox();

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected void arrives() {
        // It has.
    }

    /** The same of another instance, for which it is an incident of its own. */
    private static Transition elsewhere(Transition transition, String id) {
        Incident own = transition.incident().orElseThrow();
        return transition.of(new Incident(id, own.since(), own.severity()));
    }

    @Test
    void whoeverDoesNotSeeAnIncidentAnyMoreIsForgottenHoweverManyComeAndGo() {
        Incidents incidents = Incidents.of("a");
        Transition fired = incidents.measure(0.06);
        Transition over = incidents.measure(0.01);
        Report stays = new Report("i-0", Incidents.TARGET, incidents.alert(), fired);
        outbox.accept(stays);
        for (int i = 1; i <= 1_000; i++) {
            String name = "i-" + i;
            outbox.accept(new Report(name, Incidents.TARGET, incidents.alert(), elsewhere(fired, name)));
            outbox.accept(new Report(name, Incidents.TARGET, incidents.alert(), elsewhere(over, name)));
        }
        assertThat(outbox.all()).hasSize(1);
        assertThat(outbox.all().get(0).reports().latest()).isEqualTo(Map.of("i-0", fired));
        outbox.accept(new Report("i-0", Incidents.TARGET, incidents.alert(), over));
        assertThat(outbox.all().get(0).latest().to()).isEqualTo(Status.OK);
    }
}
