package dev.hinomi.observability.masking;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is written in place of something hidden. */
final class Label {
    private static final int STARS = 3;

    private final byte[] text;

    Label(String text) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Moves what is kept before a span behind what was kept before, and writes itself behind that.
     *
     * @return where what was written ends
     */
    int replace(byte[] buffer, long hidden, int kept, int end) {
        int moved = Scanner.move(buffer, kept, Span.from(hidden), end);
        return write(buffer, moved, Span.to(hidden) - Span.from(hidden));
    }

    /**
     * Writes itself, or asterisks if there is too little room.
     *
     * @return where what was written ends
     */
    int write(byte[] buffer, int at, int room) {
        if (text.length <= room) {
            System.arraycopy(text, 0, buffer, at, text.length);
            return at + text.length;
        }
        int end = at + Math.min(STARS, room);
        Arrays.fill(buffer, at, end, (byte) '*');
        return end;
    }
}
