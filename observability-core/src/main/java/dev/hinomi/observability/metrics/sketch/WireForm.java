package dev.hinomi.observability.metrics.sketch;

import dev.hinomi.observability.datadog.EncodedBody;

/** A way to write sketches of a block as the body of a request. Used by one thread at a time. */
interface WireForm {
    /** Writes sketches from one to another of the block, that one excluded: the first for certain, and what fits of the rest. */
    Request write(Block block, int from, int to);

    /**
     * A request.
     *
     * @param body its body
     * @param sketches how many sketches it holds
     */
    record Request(EncodedBody body, int sketches) {}
}
