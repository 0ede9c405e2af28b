package dev.hinomi.observability.masking;

import com.google.gson.JsonParser;
import dev.hinomi.observability.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts as a masker sees them, with something around them that it must not touch. */
final class JsonTexts {
    private static final byte GUARD = '#';
    private static final int MARGIN = 4;

    private JsonTexts() {}

    static String mask(Masker masker, String text) {
        return mask(masker, text, false);
    }

    static String maskCut(Masker masker, String text) {
        return mask(masker, text, true);
    }

    private static String mask(Masker masker, String text, boolean cut) {
        byte[] json = new JsonWriter().value(text).toByteArray();
        byte[] buffer = new byte[json.length + 2 * MARGIN];
        Arrays.fill(buffer, GUARD);
        int from = MARGIN;
        int to = from + json.length - 2;
        System.arraycopy(json, 1, buffer, from, to - from);

        int end = masker.mask(buffer, from, to, cut);

        if (end > to || !isUntouched(buffer, 0, from) || !isUntouched(buffer, to, buffer.length)) {
            throw new AssertionError("Something outside of \"" + text + "\" was written.");
        }
        buffer[from - 1] = '"';
        buffer[end] = '"';
        return JsonParser.parseString(new String(buffer, from - 1, end - from + 2, StandardCharsets.UTF_8))
                .getAsString();
    }

    private static boolean isUntouched(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] != GUARD) {
                return false;
            }
        }
        return true;
    }
}
