package dev.hinomi.observability.masking;

import java.util.List;

/** One way through a text that hides something in it. */
interface TextPass {
    /**
     * Hides in place.
     *
     * @return where the text ends now
     */
    int mask(byte[] buffer, int from, int to);

    /**
     * Hides what patterns match; without any, RE2/J need not be there.
     *
     * @throws IllegalArgumentException if one is not in RE2's syntax
     * @throws IllegalStateException if RE2/J is not there
     */
    static TextPass matching(List<String> expressions) {
        if (expressions.isEmpty()) {
            return (buffer, from, to) -> to;
        }
        try {
            return new Patterns(expressions);
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "The masking pattern \"" + expressions.get(0)
                            + "\" needs com.google.re2j:re2j, which is not on the class"
                            + " path; add that artifact to the service, or leave the pattern out.",
                    missing);
        }
    }
}
