package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.state.Transition;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many incidents in one message, whatever becomes of it. */
class StormTest {

    private static final Outcome UNCALLED = new Outcome.Uncalled(new Receipt("C1", "storm"));
    private static final Outcome LOST = new Outcome.Retry(Optional.empty(), "time-out", Outcome.Arrival.UNKNOWN);
    private static final Outcome AWAY = new Outcome.Retry(Optional.empty(), "503", Outcome.Arrival.NO);

    private final ManualClock clock = ManualClock.at(Incidents.START);
    private final FoldingDestination destination = new FoldingDestination();
    private final FakeDestination elsewhere = new FakeDestination();
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final List<String> told = new ArrayList<>();
    private final Dispatcher dispatcher = new Dispatcher(
            outbox, new Dispatcher.Destinations(destination, Optional.of(elsewhere)), new Telling(), clock);

    private final class Telling implements DeliveryListener {
        @Override
        public void delivered(Notification notification, Outcome.Sent sent) {
            told.add(notification.action().getClass().getSimpleName() + " "
                    + notification.alert().rule().id());
        }

        @Override
        public void deliveredUncalled(Notification notification, Outcome.Uncalled arrived) {}

        @Override
        public void refused(Notification notification, String why, String remedy) {
            told.add("refused " + notification.alert().rule().id());
        }
    }

    private void owe(Incidents incidents, double value) {
        dispatcher.owe(Incidents.TARGET, incidents.alert(), incidents.measure(value));
    }

    private List<Incidents> eight() {
        return eight(0.06);
    }

    private List<Incidents> eight(double value) {
        List<Incidents> eight =
                IntStream.range(0, 8).mapToObj(i -> Incidents.of("r" + i)).toList();
        eight.forEach(each -> owe(each, value));
        return eight;
    }

    /** Sends what is due within this time, and lets it pass; a destination that is asked for ever fails the test. */
    private void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        for (int sent = 0; !next().isAfter(end); sent++) {
            assertThat(sent).as("messages within %s", time).isLessThan(1_000);
            clock.advance(Duration.between(clock.instant(), next()));
            dispatcher.sendNext();
        }
        clock.advance(Duration.between(clock.instant(), end));
    }

    private Instant next() {
        return dispatcher.untilNext().map(clock.instant()::plus).orElse(Instant.MAX);
    }

    @Test
    void whoeverIsLoweredWhileTheMessageOfItsStormIsInDoubtIsNotToldAlone() {
        destination.answers(LOST);
        List<Incidents> eight = eight();
        dispatcher.sendNext();
        owe(eight.get(0), 0.03);
        destination.answers(new Outcome.Found(new Receipt("C1", "storm"), true));
        pass(Duration.ofMinutes(10));
        assertThat(destination.received()).containsExactly("Post of 8", "Post of 8", "Update of 8");
    }

    @Test
    void aWarningThatBecomesCriticalWhileItsStormIsTriedIsToldOnItsOwn() {
        destination.answers(AWAY);
        List<Incidents> eight = eight(0.03);
        dispatcher.sendNext();
        owe(eight.get(0), 0.06);
        pass(Duration.ofMinutes(1));
        assertThat(destination.received()).startsWith("Post of 8", "Post r0", "Post of 7");
    }

    @Test
    void whoeverJoinsByAnEditThatDoesNotArriveIsToldElsewhere() {
        eight();
        pass(Duration.ofMinutes(1));
        IntStream.range(0, 100).forEach(any -> destination.answers(AWAY));
        owe(Incidents.of("late"), 0.06);
        pass(Duration.ofMinutes(7));
        assertThat(elsewhere.received()).containsExactly("Post[] CRITICAL late");
    }

    @Test
    void whoeverJoinsByAnEditIsSaidToBeTold() {
        eight();
        pass(Duration.ofMinutes(1));
        destination.answers(AWAY);
        owe(Incidents.of("late"), 0.06);
        pass(Duration.ofMinutes(1));
        assertThat(told).hasSize(9).last().isEqualTo("Post late");
    }

    @Test
    void aCallThatIsRefusedIsToldElsewhereAndSaidToBeRefusedOnce() {
        destination.answers(UNCALLED);
        destination.answers(new Outcome.Reroute("restricted_action", "Let the app post there"));
        eight();
        pass(Duration.ofMinutes(10));
        assertThat(destination.received()).containsExactly("Post of 8", "Call of 8");
        assertThat(elsewhere.received()).hasSize(8);
        assertThat(told).hasSize(8).allMatch(line -> line.startsWith("refused"));
    }

    @Test
    void aCallIsSaidToBeMadeForEachThatItIsMadeFor() {
        destination.answers(UNCALLED);
        List<Incidents> eight = eight();
        dispatcher.sendNext();
        owe(eight.get(0), 0.01);
        pass(Duration.ofMinutes(1));
        assertThat(told).filteredOn(line -> line.startsWith("Call")).hasSize(7);
    }

    @Test
    void aReminderThatCanCallNobodyIsNotTriedWithoutAPause() {
        NotifyTarget target = Incidents.TARGET.with(
                EscalationPlan.of(List.of(), Optional.empty(), Optional.of(Duration.ofMinutes(10))));
        for (int index = 0; index < 8; index++) {
            Incidents incidents = Incidents.of("r" + index);
            Transition transition = incidents.measure(0.06);
            dispatcher.owe(target, incidents.alert(), transition);
            dispatcher.acknowledge(transition.incident().orElseThrow().id(), "U0FIRST001");
        }
        pass(Duration.ofMinutes(9));
        IntStream.range(0, 1_000).forEach(any -> destination.single().answers(new Outcome.Withheld("nobody is known")));
        pass(Duration.ofMinutes(5));
        assertThat(destination.received()).hasSizeBetween(30, 100);
    }

    @Test
    void callsThatWaitForTheirPeopleComeAfterWhatIsNew() {
        destination.single().answers(new Outcome.Uncalled(new Receipt("C1", "a")));
        destination.single().answers(new Outcome.Uncalled(new Receipt("C1", "b")));
        owe(Incidents.of("a"), 0.06);
        owe(Incidents.of("b"), 0.06);
        dispatcher.sendNext();
        clock.advance(Duration.ofSeconds(1));
        dispatcher.sendNext();
        owe(Incidents.of("new"), 0.06);
        clock.advance(Duration.ofSeconds(1));
        dispatcher.sendNext();
        assertThat(destination.received()).last().isEqualTo("Post new");
    }
}
