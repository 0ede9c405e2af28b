package dev.hinomi.observability.delivery;

/**
 * Where entries go that their destination refused for good, so that an engineer can see why. Bounded, called by one
 * thread at a time; whatever it throws is swallowed.
 */
@FunctionalInterface
public interface Quarantine {
    /** Keeps nothing: a refused entry is only counted and told. */
    Quarantine NONE = (entry, reason) -> {};

    /** Keeps one refused entry, as it was sent, and the destination's answer. */
    void keep(byte[] entry, String reason);

    /** Where the entries can be found, fit to be shown; empty if nowhere. */
    default String place() {
        return "";
    }
}
