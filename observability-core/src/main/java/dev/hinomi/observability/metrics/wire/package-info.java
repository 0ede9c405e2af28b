/** What a step's points look like on the wire, and how they travel: blocks that are request bodies. */
@NullMarked
package dev.hinomi.observability.metrics.wire;

import org.jspecify.annotations.NullMarked;
