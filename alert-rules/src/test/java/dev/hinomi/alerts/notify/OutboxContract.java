package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.AskedSilence;
import dev.hinomi.alerts.state.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every outbox must do. */
public abstract class OutboxContract {

    private static final Instant NOW = Incidents.START;
    private static final Receipt ROOT = new Receipt("C1", "ts1");

    private final Incidents incidents = Incidents.of("a");

    /** An empty outbox; the same one for a whole test. */
    protected abstract Outbox outbox();

    /** What was added has arrived where the outbox keeps it. */
    protected abstract void arrives();

    private void accept(Transition transition) {
        assertThat(outbox().accept(Report.of(Incidents.TARGET, incidents.alert(), transition)))
                .isTrue();
        arrives();
    }

    private Owed only() {
        assertThat(outbox().all()).hasSize(1);
        return outbox().all().get(0);
    }

    private void told(Owed owed) {
        Notification next = owed.next().orElseThrow();
        outbox().update(owed, current -> current.told(next, ROOT, NOW));
        outbox().settle();
    }

    @Test
    void anIncidentIsOwedUntilItIsTold() {
        accept(incidents.measure(0.06));
        assertThat(outbox().pending()).hasSize(1);
        told(only());
        assertThat(outbox().pending()).isEmpty();
        assertThat(only().shown()).map(Shown::root).contains(ROOT);
    }

    @Test
    void whatHappensMeanwhileIsPartOfTheSameIncident() {
        accept(incidents.measure(0.03));
        accept(incidents.measure(0.06));
        assertThat(only().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(only().opened().incident().orElseThrow().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void anIncidentThatIsToldAndOverIsForgotten() {
        accept(incidents.measure(0.06));
        told(only());
        accept(incidents.measure(0.01));
        told(only());
        told(only());
        assertThat(outbox().all()).isEmpty();
    }

    @Test
    void theEndOfAnIncidentThatNobodyKnowsIsOwedToNobody() {
        incidents.measure(0.06);
        accept(incidents.measure(0.01));
        assertThat(outbox().all()).isEmpty();
    }

    @Test
    void whatIsGivenUpIsForgotten() {
        accept(incidents.measure(0.06));
        outbox().forget(only());
        outbox().settle();
        assertThat(outbox().all()).isEmpty();
    }

    @Test
    void whoeverTakesAnIncidentInHandIsRemembered() {
        accept(incidents.measure(0.06));
        String incident = only().latest().incident().orElseThrow().id();
        assertThat(outbox().hold("another", new Progress.Acknowledged("U0FIRST001", NOW)))
                .isFalse();
        assertThat(outbox().hold(incident, new Progress.Acknowledged("U0FIRST001", NOW)))
                .isTrue();
        arrives();
        assertThat(only().progress().flatMap(progress -> progress.acknowledged()))
                .map(held -> held.by())
                .contains("U0FIRST001");
    }

    @Test
    void whoeverWantsSilenceSilencesTheAlertAndHasTheIncidentInHand() {
        accept(incidents.measure(0.06));
        Optional<Instant> until = Optional.of(NOW.plusSeconds(3600));
        String incident = only().incident();
        assertThat(outbox().hold(incident, new Progress.Acknowledged("U0FIRST001", NOW, until)))
                .isTrue();
        arrives();
        AskedSilence asked = AskedSilence.of(incidents.alert(), "U0FIRST001", until.orElseThrow());
        assertThat(outbox().silences().all()).containsExactly(asked);
        Owed before = only();
        assertThat(outbox().hold(incident, new Progress.Acknowledged("U0FIRST001", NOW.plusMillis(9), until)))
                .isTrue();
        arrives();
        assertThat(outbox().silences().all()).as("heard twice").containsExactly(asked);
        assertThat(only()).isEqualTo(before);
    }

    @Test
    void anIncidentThatIsOverIsNeitherTakenInHandNorSilenced() {
        accept(incidents.measure(0.06));
        String incident = only().incident();
        accept(incidents.measure(0.01));
        assertThat(outbox().hold(
                                incident,
                                new Progress.Acknowledged("U0FIRST001", NOW, Optional.of(NOW.plusSeconds(9)))))
                .isFalse();
        arrives();
        assertThat(outbox().silences().isEmpty()).isTrue();
    }

    @Test
    void whoeverTakesAStormInHandHasEachOfItsOpenIncidentsAndNoOther() {
        Incidents over = Incidents.of("b");
        Incidents alone = Incidents.of("c");
        for (Incidents each : List.of(incidents, over, alone)) {
            outbox().accept(Report.of(Incidents.TARGET, each.alert(), each.measure(0.06)));
            arrives();
        }
        Storm storm = Storm.begin(new StormKey("oncall", Severity.CRITICAL), NOW);
        outbox().keep(storm);
        outbox().all().stream()
                .filter(owed -> !owed.alert().name().equals(alone.alert().name()))
                .forEach(owed -> outbox().update(owed, current -> current.toldIn(storm.id(), ROOT, owed, NOW)));
        outbox().settle();
        outbox().accept(Report.of(Incidents.TARGET, over.alert(), over.measure(0.01)));
        arrives();
        assertThat(outbox().holdStorm("another", new Progress.Acknowledged("U0FIRST001", NOW)))
                .isEmpty();
        assertThat(outbox().holdStorm(storm.id(), new Progress.Acknowledged("U0FIRST001", NOW)))
                .hasSize(1);
        arrives();
        assertThat(outbox().all())
                .filteredOn(owed -> owed.held().isPresent())
                .extracting(Owed::alert)
                .containsExactly(incidents.alert());
    }

    @Test
    void theOldestIsFirstAndWhatWasToldGoesToTheEnd() {
        Incidents other = Incidents.of("b");
        accept(incidents.measure(0.06));
        outbox().accept(Report.of(Incidents.TARGET, other.alert(), other.measure(0.06)));
        arrives();
        told(outbox().all().get(0));
        accept(incidents.measure(0.03));
        assertThat(outbox().pending())
                .extracting(owed -> owed.alert().rule().id())
                .containsExactly("b", "a");
    }

    @Test
    void aStormIsKeptUntilItIsForgotten() {
        Storm storm = Storm.begin(new StormKey("oncall", Severity.CRITICAL), NOW);
        outbox().keep(storm);
        Storm told = storm.told(ROOT, NOW, 0);
        outbox().keep(told);
        outbox().settle();
        assertThat(outbox().storms()).isEqualTo(List.of(told));
        assertThat(outbox().storms().get(0).root()).isEqualTo(Optional.of(ROOT));
        outbox().forget(told);
        outbox().settle();
        assertThat(outbox().storms()).isEmpty();
    }
}
