package dev.hinomi.alerts.logs;

import dev.hinomi.observability.identity.ServiceIdentity;
import java.util.function.Supplier;

/** Whose events they are now, where more may become known of the process later. Thread-safe. */
final class Speakers {

    private final Supplier<ServiceIdentity> identity;
    private final String source;
    private volatile Known known;

    private record Known(ServiceIdentity identity, Speaker speaker) {}

    Speakers(Supplier<ServiceIdentity> identity, String source) {
        this.identity = identity;
        this.source = source;
        this.known = known(identity.get());
    }

    private Known known(ServiceIdentity current) {
        return new Known(current, Speaker.of(current, source));
    }

    Speaker now() {
        Known before = known;
        ServiceIdentity current = identity.get();
        if (!before.identity().equals(current)) {
            before = known(current);
            known = before;
        }
        return before.speaker();
    }
}
