package dev.hinomi.observability.logs;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Ids unique to each event, so that one sent twice can be told from one logged twice. Thread-safe. */
final class EventIds {
    private static final int RADIX = 36;

    private final String prefix;
    private final AtomicLong sequence = new AtomicLong();

    private EventIds(String prefix) {
        this.prefix = prefix;
    }

    static EventIds ofThisProcess() {
        return new EventIds(HexFormat.of().toHexDigits(new SecureRandom().nextLong()) + "-");
    }

    String next() {
        return prefix + Long.toString(sequence.incrementAndGet(), RADIX);
    }
}
