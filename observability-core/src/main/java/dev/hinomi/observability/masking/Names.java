package dev.hinomi.observability.masking;

import java.util.Collection;

/**
 * Names whose values are hidden, as {@link Masking#names()} describes them. A word is compared from its end, so that most are
 * dismissed by one look-up of their last letter. Immutable.
 */
final class Names {
    private static final int LETTERS = 'z' - 'a' + 1;

    private final HiddenName[][] byLastLetter = new HiddenName[LETTERS][];

    Names(Collection<String> names) {
        for (int i = 0; i < LETTERS; i++) {
            int letter = 'a' + i;
            byLastLetter[i] = names.stream()
                    .map(HiddenName::of)
                    .filter(name -> name.last() == letter)
                    .toArray(HiddenName[]::new);
        }
    }

    /** Whether a name, perhaps with digits behind it, can end with this byte. */
    boolean mayEndWith(byte last) {
        return Ascii.isDigit(last) || (Ascii.isLetter(last) && endingWith(last).length > 0);
    }

    /** Whether the word or path from one index to another ends with one of these names; digits at its end do not count. */
    boolean endIn(byte[] text, int from, int to) {
        int end = to;
        while (end > from && Ascii.isDigit(text[end - 1])) {
            end--;
        }
        if (end == from || !Ascii.isLetter(text[end - 1])) {
            return false;
        }
        for (HiddenName name : endingWith(text[end - 1])) {
            if (name.ends(text, from, end)) {
                return true;
            }
        }
        return false;
    }

    private HiddenName[] endingWith(byte letter) {
        return byLastLetter[Ascii.lower(letter) - 'a'];
    }
}
