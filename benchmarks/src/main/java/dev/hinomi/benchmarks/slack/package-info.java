/** What a channel sees while Slack is away, limited or flooded. */
@NullMarked
package dev.hinomi.benchmarks.slack;

import org.jspecify.annotations.NullMarked;
