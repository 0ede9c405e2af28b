package dev.hinomi.observability.masking;

/** One way through a text that hides something in it. */
interface TextPass {
    /**
     * Hides in place.
     *
     * @return where the text ends now
     */
    int mask(byte[] buffer, int from, int to);
}
