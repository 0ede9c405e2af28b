package dev.hinomi.observability.identity;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The identity as known by now: a first one at once, a richer one when a look-up has ended. Thread-safe; the same
 * instance is returned until something changes, so that readers may cache what they derive from it.
 */
public final class IdentitySource implements Supplier<ServiceIdentity> {
    private final ServiceIdentity first;
    private final CompletableFuture<ServiceIdentity> later;

    private IdentitySource(ServiceIdentity first, CompletableFuture<ServiceIdentity> later) {
        this.first = first;
        this.later = later;
    }

    /** An identity that never changes. */
    public static IdentitySource of(ServiceIdentity identity) {
        return new IdentitySource(identity, CompletableFuture.completedFuture(identity));
    }

    /** An identity that is replaced when the look-up completes; a failed look-up changes nothing. */
    public static IdentitySource of(ServiceIdentity first, CompletableFuture<ServiceIdentity> later) {
        return new IdentitySource(first, later);
    }

    @Override
    public ServiceIdentity get() {
        return later.isCompletedExceptionally() ? first : later.getNow(first);
    }
}
