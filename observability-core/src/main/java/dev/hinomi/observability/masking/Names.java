package dev.hinomi.observability.masking;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names whose values are hidden, as {@link Masking#names()} describes them. Immutable and thread-safe.
 *
 * <p>A name is compared from its end, so that whatever stands before it costs nothing: one step of a hash for a letter, and
 * one look-up where a name of that length is known.
 */
final class Names {
    private static final String SEPARATORS = "-_. ";
    private static final String ANY_BEGINNING = "*";
    private static final int LONGEST = Long.SIZE - 1;

    private final @Nullable Entry[] table;
    private final long lengths;
    private final String endings;

    private record Entry(String name, int hash, boolean anyBeginning) {
        static Entry of(String canonical) {
            boolean any = canonical.startsWith(ANY_BEGINNING);
            String name = any ? canonical.substring(1) : canonical;
            return new Entry(name, new StringBuilder(name).reverse().toString().hashCode(), any);
        }
    }

    Names(Collection<String> names) {
        table = new Entry[Integer.highestOneBit(names.size() + 1) * 4];
        long known = 0;
        for (String name : names) {
            Entry entry = Entry.of(canonical(name));
            table[freeSlot(entry.hash)] = entry;
            known |= 1L << entry.name.length();
        }
        lengths = known;
        endings = Arrays.stream(table)
                .filter(entry -> entry != null)
                .map(entry -> entry.name.substring(entry.name.length() - 1))
                .distinct()
                .map(letter -> letter + letter.toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    /**
     * A name as it is compared: in lower case and without separators.
     *
     * @throws IllegalArgumentException if nothing is left of it, or too much
     */
    static String canonical(String name) {
        String canonical = name.chars()
                .filter(c -> SEPARATORS.indexOf(c) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
        boolean plain = canonical.matches("\\*?[a-z0-9]*[a-z]");
        if (!plain || canonical.length() > LONGEST) {
            throw new IllegalArgumentException("A hidden name must have 1 to " + LONGEST
                    + " of the letters a to z and digits, the last one a letter, perhaps with * before them, but was \""
                    + name
                    + "\".");
        }
        return canonical;
    }

    /** Every letter with which a name ends, in both cases. */
    String endings() {
        return endings;
    }

    /** Whether the word or path from one index to another ends with one of these names; digits at its end do not count. */
    boolean endIn(byte[] text, int from, int to) {
        int end = to;
        while (end > from && Ascii.isDigit(text[end - 1])) {
            end--;
        }
        int hash = 0;
        int length = 0;
        for (int i = end - 1; i >= from && length < LONGEST; i--) {
            if (SEPARATORS.indexOf(text[i]) < 0) {
                hash = 31 * hash + Ascii.lower(text[i]);
                length++;
                if ((lengths >>> length & 1) != 0 && isName(text, from, i, hash)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isName(byte[] text, int from, int start, int hash) {
        for (int slot = slot(hash); table[slot] != null; slot = slot + 1 & table.length - 1) {
            Entry entry = table[slot];
            if (entry.hash == hash
                    && stands(entry.name, text, start)
                    && (entry.anyBeginning || beginsWord(text, from, start))) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(String name, byte[] text, int start) {
        int at = start;
        for (int i = 0; i < name.length(); i++) {
            while (at < text.length && SEPARATORS.indexOf(text[at]) >= 0) {
                at++;
            }
            if (at == text.length || Ascii.lower(text[at]) != name.charAt(i)) {
                return false;
            }
            at++;
        }
        return true;
    }

    /** After something else than a letter; or as the capital of {@code dbPin}, or of {@code DBPin}. */
    private static boolean beginsWord(byte[] text, int from, int start) {
        if (start == from || !Ascii.isLetter(text[start - 1])) {
            return true;
        }
        boolean capital = Ascii.isUpper(text[start]);
        return capital && (Ascii.isLower(text[start - 1]) || start + 1 < text.length && Ascii.isLower(text[start + 1]));
    }

    private int freeSlot(int hash) {
        int slot = slot(hash);
        while (table[slot] != null) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 16) & table.length - 1;
    }
}
