/** The one way out for every signal: a bounded spool, batches, a transport, retries, and exact counts. */
@NullMarked
package dev.hinomi.observability.delivery;

import org.jspecify.annotations.NullMarked;
