package dev.hinomi.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.alerts.outbox.Directory;
import dev.hinomi.alerts.store.AlertStore;
import dev.hinomi.alerts.store.Instance;
import dev.hinomi.alerts.store.Instances;
import dev.hinomi.alerts.store.Leader;
import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.Leases;
import dev.hinomi.alerts.store.MemoryOutboxStore;
import dev.hinomi.alerts.store.MemoryStateStore;
import dev.hinomi.alerts.store.OutboxStore;
import dev.hinomi.alerts.store.StateStore;
import dev.hinomi.alerts.store.StoreException;
import dev.hinomi.alerts.store.Trouble;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharedClockTest {

    private static final Duration SKEW = Duration.ofMinutes(10);

    private final ManualClock own = ManualClock.at("2026-11-23T09:00:00Z");
    private final Store store = new Store();
    private final Shared shared = new Shared(
            new Shared.Membership(store, "i-1"),
            new Shared.Working(
                    Duration.ofSeconds(10), own, () -> new Directory(Map.of(), Map.of(), Set.of()), () -> {}));

    /** Tells the time when it is there, and counts how often. */
    private final class Store implements AlertStore, Leases {
        private boolean away;
        private int asked;

        @Override
        public Instant now() {
            asked++;
            if (away) {
                throw new StoreException(new Trouble.Unavailable(false), "away", null);
            }
            return own.instant().plus(SKEW);
        }

        @Override
        public String application() {
            return "prod/career-api";
        }

        @Override
        public Leases leases() {
            return this;
        }

        @Override
        public Optional<Lease> acquire(String name, String owner, Duration time) {
            return Optional.empty();
        }

        @Override
        public boolean renew(Lease lease, Duration time) {
            return false;
        }

        @Override
        public void release(Lease lease) {}

        @Override
        public OutboxStore outbox() {
            return new MemoryOutboxStore(own);
        }

        @Override
        public StateStore statesOfTheFleet(Leader leader) {
            return new MemoryStateStore();
        }

        @Override
        public StateStore statesOf(String instance, String process, Duration time) {
            return new MemoryStateStore();
        }

        @Override
        public Instances instances() {
            return new Instances() {
                @Override
                public List<Instance> all() {
                    return List.of();
                }

                @Override
                public boolean forget(Instance dead) {
                    return false;
                }
            };
        }
    }

    @Test
    void aClockThatCouldNotBeAdjustedIsAdjustedAtTheNextBeatAlthoughItWasRead() {
        assertThat(shared.clock().instant()).isEqualTo(own.instant());
        store.away = true;
        assertThatThrownBy(shared::adjustClockAtTimes).isInstanceOf(StoreException.class);
        store.away = false;
        shared.adjustClockAtTimes();
        assertThat(shared.clock().instant()).isEqualTo(own.instant().plus(SKEW));
    }

    @Test
    void theStoreIsAskedForTheTimeAtOneOfTwentyFourBeats() {
        for (int beat = 0; beat < 48; beat++) {
            shared.adjustClockAtTimes();
        }
        assertThat(store.asked).isEqualTo(2);
    }
}
