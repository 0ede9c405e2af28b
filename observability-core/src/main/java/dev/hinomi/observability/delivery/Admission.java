package dev.hinomi.observability.delivery;

/**
 * What a spool did with an entry.
 *
 * @param admitted whether the entry is in the spool now
 * @param evicted how many older entries were given up to make room
 */
public record Admission(boolean admitted, int evicted) {
    /** The entry is in and nothing had to go. */
    public static final Admission ADMITTED = new Admission(true, 0);

    /** The entry is larger than the whole spool. */
    public static final Admission REFUSED = new Admission(false, 0);
}
