/** Alert rules: what a step costs, how many messages noise makes, and whether they stand where Prometheus' stand. */
@NullMarked
package dev.hinomi.benchmarks.rules;

import org.jspecify.annotations.NullMarked;
