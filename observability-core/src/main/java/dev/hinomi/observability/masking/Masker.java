package dev.hinomi.observability.masking;

/** Hides secrets and personal data in texts that are about to leave the process. Never throws. Thread-safe. */
public interface Masker {
    /** What stands in place of a value that is hidden for the name it has. */
    String HIDDEN = "[masked]";

    /** Hides nothing. */
    Masker NONE = new Masker() {
        @Override
        public boolean hides(String name) {
            return false;
        }

        @Override
        public int mask(byte[] buffer, int from, int to, boolean cut) {
            return to;
        }
    };

    /** Whether the value of an attribute with this name is to be replaced by {@link #HIDDEN}, whatever it is. */
    boolean hides(String name);

    /**
     * Hides in place what must not be shown; the text never grows.
     *
     * @param buffer holds the text from one index to another: the inside of a JSON string, in UTF-8, with escapes
     * @param from where the text begins
     * @param to where it ends, exclusive
     * @param cut whether there was more of the text, so that its last word may be the beginning of something to be hidden
     * @return where the text ends now
     */
    int mask(byte[] buffer, int from, int to, boolean cut);

    /** How many texts were replaced as a whole, and names hidden, because looking at them failed. */
    default long failures() {
        return 0;
    }
}
