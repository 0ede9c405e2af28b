package dev.hinomi.alerts.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.observability.events.Event;
import dev.hinomi.observability.events.EventLevel;
import dev.hinomi.observability.masking.Masking;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventNotifierTest {

    private final List<Event> shipped = new ArrayList<>();
    private final EventNotifier notifier =
            new EventNotifier(shipped::add, Masking.defaults().masker());

    @Test
    void anIncidentIsAnEventThatEndsUnderTheSameKey() {
        Incidents incidents = Incidents.of("api-error-rate");
        notifier.send(incidents.post(incidents.measure(0.073)));
        notifier.send(incidents.post(incidents.measure(0.004)));
        assertThat(shipped).extracting(Event::level).containsExactly(EventLevel.ERROR, EventLevel.SUCCESS);
        assertThat(shipped.get(0).title()).isEqualTo("CRITICAL career-api: API error rate, 7.3% (threshold > 5%)");
        assertThat(shipped.get(0).key()).isNotNull().isEqualTo(shipped.get(1).key());
        assertThat(shipped.get(0).tags()).contains("alert_rule:api-error-rate", "alert_target:oncall");
    }
}
