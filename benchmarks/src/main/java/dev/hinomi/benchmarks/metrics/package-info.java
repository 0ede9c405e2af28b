/** Registries under load: ours that ships the way a service's does, and Micrometer's own beside it. */
@NullMarked
package dev.hinomi.benchmarks.metrics;

import org.jspecify.annotations.NullMarked;
