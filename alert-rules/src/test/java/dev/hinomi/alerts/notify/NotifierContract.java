package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every destination that is reached over a network keeps to. */
public abstract class NotifierContract {

    private final Incidents incidents = Incidents.of("api-error-rate", "Fails for ada@example.com");

    /** Tells a destination that takes everything. */
    protected abstract Notifier notifier();

    /** From now on nobody answers. */
    protected abstract void vanish();

    /** What has arrived, as text. */
    protected abstract List<String> received();

    private Notification critical() {
        return incidents.post(incidents.measure(0.073));
    }

    @Test
    void whatIsSentArrivesOnceAndIsConfirmedWithWhatItIsKnownBy() {
        Outcome outcome = notifier().send(critical());
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Sent.class, sent -> {
            assertThat(sent.receipt().channel()).isNotBlank();
            assertThat(sent.receipt().timestamp()).isNotBlank();
        });
        assertThat(received()).singleElement().asString().contains("CRITICAL career-api");
    }

    @Test
    void secretsAndPersonalDataAreHidden() {
        notifier().send(critical());
        assertThat(received()).singleElement().asString().contains("[email]").doesNotContain("ada@example.com");
    }

    @Test
    void nobodyAnsweringIsTriedAgainAndMayHaveArrivedAndNothingIsThrown() {
        Notifier notifier = notifier();
        vanish();
        assertThat(notifier.send(critical()))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class,
                        retry -> assertThat(retry.arrival()).isNotEqualTo(Outcome.Arrival.NO));
    }
}
