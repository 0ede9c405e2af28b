/** Metrics declared as enum constants: what records them, checks them, describes them and lists them. */
@NullMarked
package dev.hinomi.observability.metrics.catalogue;

import org.jspecify.annotations.NullMarked;
