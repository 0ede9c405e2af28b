package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ElsewhereTest {

    private final ManualClock clock = ManualClock.at(Incidents.START);
    private final FakeDestination first = new FakeDestination();
    private final FakeDestination elsewhere = new FakeDestination();
    private final List<String> told = new ArrayList<>();
    private final Incidents incidents = Incidents.of("a");
    private final Dispatcher dispatcher = new Dispatcher(
            new MemoryOutbox(),
            new Dispatcher.Destinations(first, Optional.of(elsewhere)),
            new DeliveryListener() {
                @Override
                public void toldElsewhere(Notification notification, String why) {
                    told.add("elsewhere: " + why);
                }

                @Override
                public void refused(Notification notification, String why, String remedy) {
                    told.add("refused: " + why);
                }
            },
            clock);

    private void owe(double value) {
        dispatcher.owe(Incidents.TARGET, incidents.alert(), incidents.measure(value));
    }

    private void pass(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusSeconds(1)) {
            dispatcher.sendNext();
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private void failFor(int times) {
        for (int index = 0; index < times; index++) {
            first.answers(new Outcome.Retry(Optional.empty(), "503", Outcome.Arrival.UNKNOWN));
        }
    }

    @Test
    void whatTheFirstDestinationCannotTakeIsToldElsewhereWithTheReason() {
        first.answers(new Outcome.Reroute("channel_not_found", "Name an existing channel"));
        owe(0.06);
        pass(Duration.ofSeconds(3));
        assertThat(elsewhere.received()).containsExactly("Post[] CRITICAL a");
        assertThat(elsewhere.notifications().get(0).attempt().trouble())
                .map(Trouble::why)
                .contains("channel_not_found");
        assertThat(told).containsExactly("elsewhere: channel_not_found", "refused: channel_not_found");
    }

    @Test
    void whatIsCriticalAndDoesNotArriveForMinutesIsToldElsewhereOnceAndTriedOn() {
        failFor(40);
        owe(0.06);
        pass(Duration.ofMinutes(4));
        assertThat(elsewhere.received()).isEmpty();
        pass(Duration.ofMinutes(16));
        assertThat(elsewhere.received()).containsExactly("Post[] CRITICAL a");
        assertThat(told).containsExactly("elsewhere: 503");
        assertThat(first.notifications()).hasSizeGreaterThan(40);
    }

    @Test
    void aWarningThatDoesNotArriveWaits() {
        failFor(40);
        owe(0.03);
        pass(Duration.ofMinutes(20));
        assertThat(elsewhere.received()).isEmpty();
    }

    @Test
    void nothingIsGivenUpBeforeSomebodyElseKnows() {
        Outcome refused = new Outcome.Reroute("channel_not_found", "Name an existing channel");
        first.answers(refused);
        first.answers(refused);
        elsewhere.answers(new Outcome.Retry(Optional.empty(), "502", Outcome.Arrival.NO));
        owe(0.06);
        dispatcher.sendNext();
        assertThat(told).isEmpty();
        pass(Duration.ofSeconds(3));
        assertThat(told).containsExactly("elsewhere: channel_not_found", "refused: channel_not_found");
    }

    @Test
    void whatWhoeverStandsInWillNeverTakeIsGivenUpWithBothReasons() {
        first.answers(new Outcome.Reroute("channel_not_found", "Name an existing channel"));
        elsewhere.meanwhile(() -> {
            throw new IllegalStateException("broken");
        });
        owe(0.06);
        pass(Duration.ofSeconds(3));
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("refused: channel_not_found, and whoever stands in does not take it either: ")
                .contains("broken");
    }

    @Test
    void whoeverStandsInHearsTheEndOfWhatTheyWereTold() {
        failFor(23);
        owe(0.06);
        pass(Duration.ofMinutes(6));
        assertThat(elsewhere.received()).containsExactly("Post[] CRITICAL a");
        first.answers(new Outcome.Reroute("is_archived", "Unarchive it"));
        for (int minute = 0; minute < 3; minute++) {
            incidents.measure(0.03);
            incidents.measure(0.06);
        }
        owe(0.01);
        pass(Duration.ofMinutes(1));
        assertThat(elsewhere.received()).containsExactly("Post[] CRITICAL a", "Post[] RESOLVED a");
    }

    @Test
    void whoStandsInAndDoesNotAnswerIsAskedAgain() {
        failFor(100);
        for (int index = 0; index < 3; index++) {
            elsewhere.answers(new Outcome.Retry(Optional.empty(), "502", Outcome.Arrival.NO));
        }
        owe(0.06);
        pass(Duration.ofMinutes(8));
        assertThat(elsewhere.received()).hasSize(4);
        assertThat(told).containsExactly("elsewhere: 503");
    }

    @Test
    void everythingCriticalThatWaitsForMinutesIsToldElsewhereWhetherItWasTriedOrNot() {
        failFor(100);
        owe(0.06);
        List<Incidents> others = List.of(Incidents.of("b"), Incidents.of("c"), Incidents.of("d"));
        others.forEach(each -> dispatcher.owe(Incidents.TARGET, each.alert(), each.measure(0.06)));
        Incidents warning = Incidents.of("w");
        dispatcher.owe(Incidents.TARGET, warning.alert(), warning.measure(0.03));
        pass(Duration.ofMinutes(6));
        assertThat(elsewhere.received())
                .containsExactlyInAnyOrder(
                        "Post[] CRITICAL a", "Post[] CRITICAL b", "Post[] CRITICAL c", "Post[] CRITICAL d");
    }
}
