package dev.hinomi.alerts.state;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What was seen of an alert at one step.
 *
 * @param verdict where it stands now
 * @param value what was measured; empty when data are missing
 * @param around overlays from outside: silences, hours, incidents of other rules
 * @param at when
 */
public record Seen(Verdict verdict, OptionalDouble value, Set<Overlay> around, Instant at) {}
