/** Runs of several instances that share one database and one Slack, with processes that are really killed. */
@NullMarked
package dev.hinomi.benchmarks.fleet;

import org.jspecify.annotations.NullMarked;
