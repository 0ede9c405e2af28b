/** Things that are used again instead of made anew. */
@NullMarked
package dev.hinomi.observability.pool;

import org.jspecify.annotations.NullMarked;
