package dev.hinomi.alerts.oncall;

import java.time.Instant;

/**
 * A change of who is on call.
 *
 * @param at when
 * @param duty who it is from then on
 */
public record Handoff(Instant at, Duty duty) {}
