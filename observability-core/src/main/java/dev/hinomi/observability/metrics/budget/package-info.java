/** How many combinations of tags a metric may have, and what becomes of those beyond it. */
@NullMarked
package dev.hinomi.observability.metrics.budget;

import org.jspecify.annotations.NullMarked;
