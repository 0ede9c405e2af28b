/** Samples and evaluates every rule at each step, and tells a listener what happened. */
@NullMarked
package dev.hinomi.alerts.engine;

import org.jspecify.annotations.NullMarked;
