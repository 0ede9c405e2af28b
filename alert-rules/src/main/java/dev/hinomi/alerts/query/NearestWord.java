package dev.hinomi.alerts.query;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class NearestWord {

    private static final int LONGEST = 40;

    private NearestWord() {}

    /**
     * The candidate closest to the word, when it is no further than a third of the word's letters (at least two) away; none for a word of more than 40 letters, which is no
     * slip of a pen.
     */
    public static Optional<String> to(String word, Collection<String> candidates) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        int reach = Math.max(2, word.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= reach)
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters must be changed, added, left out, or swapped with their neighbour. */
    private static int distance(String left, String right) {
        int[] beforeThat = new int[right.length() + 1];
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column < previous.length; column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[previous.length];
            current[0] = row;
            for (int column = 1; column < current.length; column++) {
                int substitution = previous[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(substitution, 1 + Math.min(previous[column], current[column - 1]));
                if (isSwapped(left, row, right, column)) {
                    current[column] = Math.min(current[column], 1 + beforeThat[column - 2]);
                }
            }
            beforeThat = previous;
            previous = current;
        }
        return previous[right.length()];
    }

    private static boolean isSwapped(String left, int row, String right, int column) {
        return row > 1
                && column > 1
                && left.charAt(row - 1) == right.charAt(column - 2)
                && left.charAt(row - 2) == right.charAt(column - 1);
    }
}
