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
     * Somebody has all incidents in hand that a storm tells in its message at this moment.
     *
     * @param storm the storm's id
     * @param by who: see {@link Responder#of}
     * @return whether there is such a storm, and an incident of it is open
     */
    boolean acknowledgeStorm(String storm, String by);

    /**
     * Somebody has an incident in hand, and nobody is to hear of the same alert until a moment: neither of this incident, but for its
     * end, nor of the next ones. Asking for the same once more changes nothing.
     *
     * @param incident its id
     * @param by who: see {@link Responder#of}
     * @param until when people want to hear of it again
     * @return whether people are told of such an incident, and it is open
     * @throws IllegalArgumentException when that is not later than now
     */
    boolean silence(String incident, String by, Instant until);
}
