package dev.hinomi.observability.masking;

/**
 * Recognises one kind of secret around a byte that is rare elsewhere: {@code @} for an address, a digit for a number.
 * Adding a kind is adding a finder and naming it in {@link Detector}.
 *
 * <p>The work of all calls on one text must be linear in its length. It is if a finder looks at a bounded number of
 * bytes, or stops at its own anchor.
 */
interface Finder {
    /** Of every run of equal bytes, or of digits, among these the first one is shown to this finder. */
    String anchors();

    /** What must stand directly before the anchor, if only certain bytes may; empty if anything or nothing may. */
    default String before() {
        return "";
    }

    /** What is written in place of what was found, if there is room for it. */
    String label();

    /**
     * Looks around an anchor.
     *
     * @param text the inside of a JSON string
     * @param floor where the last escape or hidden part ended: nothing before it belongs to the word at the anchor
     * @param at where the anchor stands
     * @param to the end of the text, exclusive
     * @return a {@link Span} that begins at the floor or later and ends behind the anchor's index or later
     */
    long find(byte[] text, int floor, int at, int to);
}
