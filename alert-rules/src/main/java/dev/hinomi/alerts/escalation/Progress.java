package dev.hinomi.alerts.escalation;

import dev.hinomi.alerts.rule.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far the telling of an incident has come. Times and numbers alone, so that it outlives a restart in any store.
 *
 * @param severity how bad the incident is now
 * @param over whether it has ended
 * @param since when people were first called for this severity, as the channel took the message, not as the incident began
 * @param acknowledged who has it in hand
 * @param steps when the steps that are done were told, the first one first
 * @param lastTold when the latest message that calls people was posted
 */
public record Progress(
        Severity severity,
        boolean over,
        Instant since,
        Optional<Acknowledged> acknowledged,
        List<Instant> steps,
        Instant lastTold) {

    /** Takes its own copy. */
    public Progress {
        steps = List.copyOf(steps);
    }

    /** How it stands when people have just been called. */
    public static Progress begin(Severity severity, Instant now) {
        return new Progress(severity, false, now, Optional.empty(), List.of(), now);
    }

    /** The same after the next step was told. */
    public Progress stepped(Instant now) {
        List<Instant> done = new ArrayList<>(steps);
        done.add(now);
        return new Progress(severity, over, since, acknowledged, done, now);
    }

    /** The same after it was told again, or somebody was reminded; who only wanted silence, and has had it, is counted no more. */
    public Progress told(Instant now) {
        if (acknowledged.filter(held -> held.isOver(now)).isPresent()) {
            return begin(severity, now);
        }
        return new Progress(severity, over, since, acknowledged, steps, now);
    }

    /** The same after somebody took it in hand. */
    public Progress acknowledged(String by, Instant now) {
        return held(new Acknowledged(by, now));
    }

    /** The same after somebody took it in hand. */
    public Progress held(Acknowledged by) {
        return new Progress(severity, over, since, Optional.of(by), steps, lastTold);
    }

    /** The same after the incident ended. */
    public Progress ended() {
        return new Progress(severity, true, since, acknowledged, steps, lastTold);
    }

    /**
     * Somebody has it in hand.
     *
     * @param by who
     * @param at since when
     * @param until when it is told again; empty for never, as long as the incident lasts
     */
    public record Acknowledged(String by, Instant at, Optional<Instant> until) {

        /** For as long as the incident lasts. */
        public Acknowledged(String by, Instant at) {
            this(by, at, Optional.empty());
        }

        /** Whether both are one silence, heard at another moment. */
        public boolean isSameSilenceAs(Acknowledged other) {
            return until.isPresent() && until.equals(other.until) && by.equals(other.by);
        }

        /** Whether it is to be told again. */
        public boolean isOver(Instant now) {
            return until.filter(end -> !end.isAfter(now)).isPresent();
        }
    }
}
