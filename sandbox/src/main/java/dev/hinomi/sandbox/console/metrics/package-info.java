/** The Metrics pages: the catalogue of what was received and the chart of one metric. */
@NullMarked
package dev.hinomi.sandbox.console.metrics;

import org.jspecify.annotations.NullMarked;
