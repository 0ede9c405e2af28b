package dev.hinomi.observability.logs;

import dev.hinomi.observability.json.JsonWriter;
import dev.hinomi.observability.masking.Masker;

/** Writes what the application says, without what must not be read by others. Thread-safe. */
final class Texts {
    private final Masker masker;

    Texts(Masker masker) {
        this.masker = masker;
    }

    /** Whether a value with this name is not shown at all. */
    boolean hides(String name) {
        return masker.hides(name);
    }

    /** Writes a text as a JSON string of at most so many bytes, and answers whether it fitted. */
    boolean write(String text, int maxBytes, JsonWriter json) {
        json.beginText();
        boolean whole = writePart(text, maxBytes, json);
        json.endText();
        return whole;
    }

    /** Writes a text as a part of a JSON string. */
    boolean writePart(String text, int maxBytes, JsonWriter json) {
        int from = json.length();
        boolean whole = json.text(text, maxBytes);
        mask(from, !whole, json);
        return whole;
    }

    /** Masks what was written of a JSON string since an index. */
    void mask(int from, boolean cut, JsonWriter json) {
        json.rewind(masker.mask(json.buffer(), from, json.length(), cut));
    }
}
