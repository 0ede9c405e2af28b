package dev.hinomi.observability.delivery;

/**
 * How many items left the spool with a batch that was sent.
 *
 * @param sent those that the destination has taken
 * @param refused those that it has not
 */
record Booked(long sent, long refused) {
    /** The spool had been given up before. */
    static final Booked NOTHING = new Booked(0, 0);
}
