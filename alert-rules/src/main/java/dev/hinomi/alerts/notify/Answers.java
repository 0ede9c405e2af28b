package dev.hinomi.alerts.notify;

import java.time.Instant;

/** What becomes of what people answer. Thread-safe; waits for no destination. */
public interface Answers {

    /**
     * Somebody has an incident in hand.
     *
     * @param incident its id
     * @param by who: see {@link Responder#of}
     * @return whether there is such an incident, and it is open
     */
    boolean acknowledge(String incident, String by);

    /**
     * Somebody has an incident in hand, and nobody is to hear of the same alert until a moment: neither of this incident, but for its
     * end, nor of the next ones.
     *
     * @param incident its id
     * @param by who: see {@link Responder#of}
     * @param until when people want to hear of it again
     * @return whether there is such an incident, and it is open
     * @throws IllegalArgumentException when that is not later than now
     */
    boolean silence(String incident, String by, Instant until);
}
