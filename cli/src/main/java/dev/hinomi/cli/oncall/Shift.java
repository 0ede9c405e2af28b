package dev.hinomi.cli.oncall;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Who is on call for a while.
 *
 * @param from when it begins, or the moment that was asked for
 * @param until when it ends, if that is known
 * @param people who, as the rule file writes them; possibly nobody
 * @param why why it is them, or nobody
 * @param isUnknown whether nobody knows who it is
 * @param zone on whose clocks it is shown
 */
public record Shift(
        Instant from, Optional<Instant> until, List<String> people, String why, boolean isUnknown, ZoneId zone) {

    /** Takes its own copy. */
    public Shift {
        people = List.copyOf(people);
    }
}
