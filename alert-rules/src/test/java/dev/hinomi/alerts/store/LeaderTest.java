package dev.hinomi.alerts.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeaderTest {

    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Term TERM = Term.ofStep(STEP);

    private final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
    private final MemoryLeases leases = new MemoryLeases(clock);

    private Leader leader(Leases from, String owner) {
        return new Leader(from, "fleet", owner, TERM, clock);
    }

    @Test
    void theTermIsThreeQuartersOfAStepWithABeatAtEachQuarter() {
        assertThat(TERM).isEqualTo(new Term(Duration.ofMillis(7500), Duration.ofMillis(2500)));
        assertThatThrownBy(() -> new Term(Duration.ofSeconds(3), Duration.ofSeconds(2)))
                .hasMessage("a lease must last at least two beats, but was PT3S with a beat of PT2S");
    }

    @Test
    void whoeverBeatsFirstLeadsForAsLongAsItBeats() {
        Leader first = leader(leases, "first");
        Leader second = leader(leases, "second");
        for (int i = 0; i < 20; i++) {
            first.beat();
            second.beat();
            clock.advance(TERM.beat());
        }
        assertThat(first.lease()).contains(new Lease("fleet", "first", 1));
        assertThat(second.lease()).isEmpty();
    }

    /** At every moment of death, and with the other's beats and steps at every distance to the dead one's. */
    @Test
    void aLeaderThatDiesIsFollowedWithinOneStepAndTheNextEvaluationComesWithinTwo() {
        Duration longestHandOver = Duration.ZERO;
        Duration longestSilence = Duration.ZERO;
        for (int death = 0; death < 100; death += 7) {
            for (int beatOffset = 0; beatOffset < 25; beatOffset += 3) {
                for (int stepOffset = 0; stepOffset < 100; stepOffset += 9) {
                    Death.Followed followed = new Death(death, beatOffset, stepOffset).followed();
                    longestHandOver = max(longestHandOver, followed.leaseAfter());
                    longestSilence = max(longestSilence, followed.evaluationAfter());
                }
            }
        }
        assertThat(longestHandOver).isBetween(STEP.multipliedBy(9).dividedBy(10), STEP);
        assertThat(longestSilence).isBetween(STEP.plusSeconds(8), STEP.multipliedBy(2));
    }

    private static Duration max(Duration left, Duration right) {
        return left.compareTo(right) > 0 ? left : right;
    }

    /** One death, in tenths of a second after the first beat. */
    private record Death(int at, int beatOffset, int stepOffset) {

        private record Followed(Duration leaseAfter, Duration evaluationAfter) {}

        Followed followed() {
            ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
            MemoryLeases leases = new MemoryLeases(clock);
            Leader dying = new Leader(leases, "fleet", "dying", TERM, clock);
            Leader next = new Leader(leases, "fleet", "next", TERM, clock);
            Optional<Duration> leaseAfter = Optional.empty();
            for (int tenth = 0; tenth < 1000; tenth++) {
                if (tenth % 25 == 0 && tenth <= at) {
                    dying.beat();
                }
                if (tenth % 25 == beatOffset && tenth > 0) {
                    next.beat();
                }
                if (leaseAfter.isEmpty() && next.lease().isPresent()) {
                    leaseAfter = Optional.of(Duration.ofMillis((tenth - at) * 100L));
                }
                if (leaseAfter.isPresent() && tenth % 100 == stepOffset) {
                    return new Followed(leaseAfter.get(), Duration.ofMillis((tenth - at) * 100L));
                }
                clock.advance(Duration.ofMillis(100));
            }
            throw new AssertionError("nobody followed " + this);
        }
    }

    @Test
    void aLeaderThatStoppedForTooLongNoLongerLeadsBeforeItHasAskedAnybody() {
        Leader stopped = leader(leases, "stopped");
        stopped.beat();
        clock.advance(TERM.lease());
        assertThat(stopped.lease()).isEmpty();
        Leader next = leader(leases, "next");
        next.beat();
        stopped.beat();
        assertThat(stopped.lease()).isEmpty();
        assertThat(next.lease()).contains(new Lease("fleet", "next", 2));
    }

    @Test
    void aLeaderThatResignsIsFollowedAtTheNextBeat() {
        Leader leaving = leader(leases, "leaving");
        Leader next = leader(leases, "next");
        leaving.beat();
        leaving.resign();
        next.beat();
        assertThat(leaving.lease()).isEmpty();
        assertThat(next.lease()).isPresent();
    }

    /** Goes away and comes back. */
    private final class Away implements Leases {
        private boolean away;

        private Leases inner() {
            if (away) {
                throw new StoreException(new Trouble.Unavailable(true), "away", null);
            }
            return leases;
        }

        @Override
        public Optional<Lease> acquire(String name, String owner, Duration time) {
            return inner().acquire(name, owner, time);
        }

        @Override
        public boolean renew(Lease lease, Duration time) {
            return inner().renew(lease, time);
        }

        @Override
        public void release(Lease lease) {
            inner().release(lease);
        }

        @Override
        public Instant now() {
            return inner().now();
        }
    }

    @Test
    void whileTheStoreIsAwayALeaderLeadsUntilItsLeaseIsOverAndGoesOnWhenTheStoreIsBack() {
        Away store = new Away();
        Leader leader = leader(store, "leader");
        leader.beat();
        store.away = true;
        clock.advance(TERM.beat());
        leader.beat();
        assertThat(leader.lease()).isPresent();
        clock.advance(TERM.beat().multipliedBy(2));
        leader.beat();
        assertThat(leader.lease()).isEmpty();
        leader.resign();
        store.away = false;
        leader.beat();
        assertThat(leader.lease()).contains(new Lease("fleet", "leader", 2));
    }

    @Test
    void instancesWhoseClocksAreWrongByAnHourAgreeOnTheStoresTime() {
        ManualClock early = ManualClock.at("2026-11-23T08:00:00Z");
        ManualClock late = ManualClock.at("2026-11-23T10:00:00Z");
        StoreClock ofEarly = new StoreClock(early);
        StoreClock ofLate = new StoreClock(late);
        ofEarly.adjust(leases);
        ofLate.adjust(leases);
        early.advance(STEP);
        late.advance(STEP);
        assertThat(ofEarly.instant())
                .isEqualTo(ofLate.instant())
                .isEqualTo(clock.instant().plus(STEP));
        assertThat(ofEarly.ahead()).isEqualTo(Duration.ofHours(1));
        assertThat(ofLate.ahead()).isEqualTo(Duration.ofHours(-1));
    }
}
