package dev.hinomi.alerts.oncall;

import dev.hinomi.alerts.notify.Mention;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is on call at a moment.
 *
 * @param person who; empty when nobody is
 * @param why why it is that person, or nobody
 * @param until when that ends; empty if it does not within {@link Schedule#LOOK_AHEAD}
 */
public record Duty(Optional<Mention> person, Why why, Optional<Instant> until) {}
