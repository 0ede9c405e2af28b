package dev.hinomi.alerts.oncall;

import dev.hinomi.alerts.notify.Mention;
import java.time.Instant;
import java.util.Optional;

/** Who of a layer it is at a moment, if its hours cover the moment. */
public sealed interface Staffing permits Rotation, Staffing.Always {

    /** Who it is. */
    Optional<Mention> at(Instant moment);

    /** The next moment after this one at which it may become somebody else. */
    Optional<Instant> changesAfter(Instant moment);

    /** Always the same person or group. */
    record Always(Mention person) implements Staffing {
        @Override
        public Optional<Mention> at(Instant moment) {
            return Optional.of(person);
        }

        @Override
        public Optional<Instant> changesAfter(Instant moment) {
            return Optional.empty();
        }
    }
}
