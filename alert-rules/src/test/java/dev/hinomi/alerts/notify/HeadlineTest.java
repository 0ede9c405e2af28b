package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.state.Transition;
import org.junit.jupiter.api.Test;

class HeadlineTest {

    private final Incidents incidents = Incidents.of("api-error-rate");

    @Test
    void saysHowBadWhereWhatAndHowMuch() {
        assertThat(Headline.of(incidents.post(incidents.measure(0.073))))
                .isEqualTo("CRITICAL career-api: API error rate, 7.3% (threshold > 5%)");
    }

    @Test
    void saysThatItIsOverAndForHowLongItLasted() {
        Transition fired = incidents.measure(0.073);
        Transition resolved = incidents.measure(0.004);
        Notification notification = new Notification(
                Incidents.TARGET,
                incidents.alert(),
                fired,
                resolved,
                new Action.Update(new Receipt("C1", "1")),
                Notification.Form.RICH);
        assertThat(Headline.of(notification)).startsWith("RESOLVED career-api: API error rate, 0.4%");
        assertThat(Headline.duration(notification)).isEqualTo("1m");
    }
}
