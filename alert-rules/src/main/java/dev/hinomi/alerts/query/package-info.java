/** Datadog's monitor query language: parsed into a syntax tree with positions, and printed back canonically. */
@NullMarked
package dev.hinomi.alerts.query;

import org.jspecify.annotations.NullMarked;
