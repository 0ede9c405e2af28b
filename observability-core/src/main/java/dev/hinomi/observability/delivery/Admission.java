package dev.hinomi.observability.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What a spool did with an entry.
 *
 * @param refusal why the entry is not in the spool, {@code null} if it is
 * @param evicted how many items of older entries were given up to make room
 */
public record Admission(@Nullable DropReason refusal, long evicted) {
    /** The entry is in and nothing had to go. */
    public static final Admission ADMITTED = new Admission(null, 0);

    /** The entry is larger than the whole spool. */
    public static final Admission TOO_LARGE = new Admission(DropReason.TOO_LARGE, 0);

    /** What is being sent takes all the room there is. */
    public static final Admission NO_ROOM = new Admission(DropReason.SPOOL_FULL, 0);

    /** Whether the entry is in the spool now. */
    public boolean isIn() {
        return refusal == null;
    }
}
