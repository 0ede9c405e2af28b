package dev.hinomi.observability.traces.exemplars;

import dev.hinomi.observability.traces.TraceIds;
import java.time.Instant;

/**
 * One recording whose trace can be looked at. The tracer decides only at the end of a trace, or when it is sent on,
 * whether it keeps it; so an exemplar may name a trace that Datadog never got.
 *
 * @param value what was recorded, in the unit of its metric
 * @param at when
 * @param trace the ids of the span in which it was recorded
 */
public record Exemplar(double value, Instant at, TraceIds trace) {}
