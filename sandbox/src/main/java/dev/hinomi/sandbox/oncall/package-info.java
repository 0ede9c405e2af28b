/** Datadog On-Call: who has which shift of a schedule. */
@NullMarked
package dev.hinomi.sandbox.oncall;

import org.jspecify.annotations.NullMarked;
