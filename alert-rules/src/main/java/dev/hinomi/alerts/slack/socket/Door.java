package dev.hinomi.alerts.slack.socket;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the address of the next connection comes from: each is good for one connection, soon. May block for its own timeouts. */
@FunctionalInterface
public interface Door {

    /** Asks for an address. Throws nothing. */
    Opened open();

    /** What came of it. */
    sealed interface Opened {

        /** A connection may be made here; the address is a secret. */
        record At(URI address) implements Opened {}

        /**
         * Not now.
         *
         * @param after how long to wait at least; empty for the usual pauses
         * @param why what happened, and what to do about it
         */
        record NotNow(Optional<Duration> after, String why) implements Opened {}
    }
}
