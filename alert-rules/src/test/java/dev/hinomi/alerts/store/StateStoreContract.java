package dev.hinomi.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Flaps;
import dev.hinomi.alerts.state.Incident;
import dev.hinomi.alerts.state.Onset;
import dev.hinomi.alerts.state.Overlay;
import dev.hinomi.alerts.state.Standing;
import dev.hinomi.alerts.state.Told;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store of states must do. */
public abstract class StateStoreContract {

    static final Instant NOW = Instant.parse("2026-11-23T09:00:00.123456Z");
    private static final Incident INCIDENT = new Incident("id", NOW, Severity.CRITICAL);
    private static final OutboxEntry FIRED = new OutboxEntry("oncall/id/fired", "{\"is\":\"火\"}");
    private static final OutboxEntry RESOLVED = new OutboxEntry("oncall/id/resolved", "{}");
    private static final AlertKey KEY = new AlertKey("rule", Tags.of("host:x", "disk:1"));

    /** An empty store; what one of them saved, the next one finds. */
    protected abstract StateStore open();

    /** The outbox into which the store puts what is owed. */
    protected abstract OutboxStore outbox();

    static Stream<AlertState> everyState() {
        Onset onset = new Onset(NOW.minusSeconds(60), 3);
        AlertState active = new AlertState.Active(INCIDENT, Optional.of(NOW), Optional.of(onset));
        return Stream.of(
                new AlertState.Ok(),
                new AlertState.NoData(NOW),
                new AlertState.Pending(onset, Optional.empty(), Optional.empty()),
                new AlertState.Pending(onset, Optional.of(onset), Optional.of(NOW)),
                new AlertState.Active(INCIDENT, Optional.empty(), Optional.empty()),
                active,
                new AlertState.Recovering(INCIDENT, NOW),
                new AlertState.Failed(active, NOW, 2));
    }

    private static Remembered remembered(AlertState state) {
        Set<Overlay> overlays = new LinkedHashSet<>(List.of(
                new Overlay.Acknowledged("id", "ai \"quoted\" 火", NOW),
                new Overlay.Silenced("s", "why"),
                new Overlay.Inhibited("db"),
                new Overlay.OffHours("08:00-24:00 Asia/Tokyo"),
                new Overlay.Flapping(NOW)));
        Flaps flaps = new Flaps(List.of(NOW.minusSeconds(9), NOW), Optional.of(NOW), Optional.of(NOW));
        return new Remembered(
                KEY,
                "avg(last_5m):avg:m{*} by {host,disk}",
                new Standing(state, NOW, Optional.of(new Told("id", Severity.WARNING)), flaps, overlays));
    }

    @Test
    void anEmptyStoreKnowsNothing() {
        assertThat(open().load()).isEqualTo(Snapshot.EMPTY);
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void everyStateComesBackAsItWasSaved(AlertState state) {
        StateStore store = open();
        store.save(NOW, List.of(remembered(state)), List.of());
        assertThat(store.load().alerts()).containsExactly(remembered(state));
    }

    @Test
    void anAlertWithoutGroupAndWithoutAnythingElseComesBackToo() {
        StateStore store = open();
        Remembered plain = new Remembered(new AlertKey("rule", Tags.NONE), "", Standing.initial(NOW));
        store.save(NOW, List.of(plain), List.of());
        assertThat(store.load().alerts()).containsExactly(plain);
    }

    @Test
    void whatIsSavedLaterTakesThePlaceOfWhatWasSavedBefore() {
        StateStore store = open();
        store.save(NOW, List.of(remembered(new AlertState.Ok())), List.of());
        Remembered later = remembered(new AlertState.NoData(NOW));
        store.save(NOW.plusSeconds(10), List.of(later), List.of());
        assertThat(store.load().alerts()).containsExactly(later);
    }

    @Test
    void whatIsGoneIsForgottenAndForgettingItTwiceIsNoMistake() {
        StateStore store = open();
        store.save(NOW, List.of(remembered(new AlertState.Ok())), List.of());
        store.save(NOW, List.of(), List.of(KEY));
        store.save(NOW, List.of(), List.of(KEY));
        assertThat(store.load().alerts()).isEmpty();
    }

    @Test
    void aSaveWithoutChangesIsASignOfLife() {
        StateStore store = open();
        store.save(NOW, List.of(), List.of());
        store.save(NOW.plusSeconds(10), List.of(), List.of());
        assertThat(store.load().aliveAt()).contains(NOW.plusSeconds(10));
    }

    @Test
    void whatIsOwedIsInTheOutboxOnceItIsSaved() {
        StateStore store = open();
        store.save(NOW, List.of(remembered(new AlertState.Ok())), List.of(), List.of(FIRED, RESOLVED));
        assertThat(outbox().waiting(0, 10))
                .extracting(OutboxStore.Queued::entry)
                .containsExactly(FIRED, RESOLVED);
    }

    @Test
    void whatIsSavedAgainBecauseTheAnswerWasLostIsOwedOnce() {
        StateStore store = open();
        store.save(NOW, List.of(remembered(new AlertState.Ok())), List.of(), List.of(FIRED));
        store.save(NOW, List.of(remembered(new AlertState.Ok())), List.of(), List.of(FIRED, RESOLVED));
        assertThat(store.load().alerts()).hasSize(1);
        assertThat(outbox().backlog().entries()).isEqualTo(2);
    }

    @Test
    void aThousandAlertsAreSavedAndForgottenAtOnce() {
        StateStore store = open();
        List<Remembered> many = IntStream.range(0, 1000)
                .mapToObj(i ->
                        new Remembered(new AlertKey("rule", Tags.of("n:" + i, "火:見")), "q", Standing.initial(NOW)))
                .toList();
        store.save(NOW, many, List.of());
        assertThat(store.load().alerts()).containsExactlyInAnyOrderElementsOf(many);
        store.save(
                NOW,
                many.subList(0, 1),
                many.subList(1, 1000).stream().map(Remembered::key).toList());
        assertThat(store.load().alerts()).containsExactly(many.get(0));
    }

    @Test
    void namesThatDifferInCaseOrInBlanksAloneAreDifferentAlerts() {
        StateStore store = open();
        List<Remembered> alike = Stream.of("a", "A", "a ", "ä")
                .map(rule -> new Remembered(new AlertKey(rule, Tags.NONE), "q", Standing.initial(NOW)))
                .toList();
        store.save(NOW, alike, List.of());
        assertThat(store.load().alerts()).containsExactlyInAnyOrderElementsOf(alike);
    }
}
