/** Runs of batch jobs as meters. */
@NullMarked
package dev.hinomi.observability.jobs.metrics;

import org.jspecify.annotations.NullMarked;
