package dev.hinomi.observability.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What became of an entry at the door.
 *
 * @param refusal why it was dropped at once, {@code null} if it is in the spool
 * @param evicted how many items of older entries made room for it
 * @param wakes whether it starts or fills a batch, so that the courier has something to do
 */
record Entered(@Nullable DropReason refusal, long evicted, boolean wakes) {

    boolean isIn() {
        return refusal == null;
    }
}
