package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.notify.Outbox;
import dev.hinomi.alerts.notify.OutboxContract;
import java.time.Duration;

/** The outbox of all instances, at the one that leads. */
class LeadingOutboxTest extends OutboxContract {

    private final Crew crew = new Crew();
    private final Crew.Member leader = crew.leads("i-1");

    @Override
    protected Outbox outbox() {
        return leader.outbox;
    }

    @Override
    protected void arrives() {
        crew.clock.advance(Duration.ofSeconds(1));
        leader.save();
        leader.outbox.refresh();
    }
}
