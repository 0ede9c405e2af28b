package dev.hinomi.observability.masking;

/**
 * Recognises one kind of secret around a byte that is rare elsewhere: {@code @} for an address, a digit for a number.
 * Adding a kind is adding a finder and naming it in {@link Detector}.
 *
 * <p>The work of all calls on one text must be linear in its length. It is if a finder looks at a bounded number of
 * bytes, or stops at its own anchor.
 */
interface Finder {
    /** The ASCII characters at which it is asked, unless what stands before speaks against it. */
    String anchors();

    /** Whether the byte before an anchor leaves it possible; a space stands for an escape, and for the beginning. */
    boolean mayFollow(byte before);

    /** What is written in place of what was found, if there is room for it. */
    String label();

    /**
     * Looks around an anchor.
     *
     * @param text the inside of a JSON string
     * @param floor where the last escape or hidden part ended: nothing before it belongs to the word at the anchor
     * @param at where the anchor stands
     * @param to the end of the text, exclusive
     * @return a {@link Span} that begins at the floor or later and ends at the anchor or later
     */
    long find(byte[] text, int floor, int at, int to);
}
