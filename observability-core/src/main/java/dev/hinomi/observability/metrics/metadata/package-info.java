/** Tells Datadog what the metrics of a catalogue mean: type, unit, description and short name. */
@NullMarked
package dev.hinomi.observability.metrics.metadata;

import org.jspecify.annotations.NullMarked;
