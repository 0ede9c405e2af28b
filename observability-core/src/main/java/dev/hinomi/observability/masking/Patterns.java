package dev.hinomi.observability.masking;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/** Hides what the patterns of a user match. RE2's automata take time linear in the text, whatever the pattern is. */
final class Patterns implements TextPass {
    private static final Label LABEL = new Label(Masker.HIDDEN);

    private final List<Pattern> patterns;

    /**
     * Patterns in RE2's syntax.
     *
     * @throws IllegalArgumentException if one is not
     */
    Patterns(List<String> expressions) {
        patterns = expressions.stream().map(Patterns::compile).toList();
    }

    private static Pattern compile(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (RuntimeException wrong) { // Naming the exception of RE2/J would load it with this class.
            throw new IllegalArgumentException(
                    "A masking pattern must be written in RE2's syntax (no look-around, no back-references), but \""
                            + expression + "\" is not: " + wrong.getMessage() + ".",
                    wrong);
        }
    }

    @Override
    public int mask(byte[] buffer, int from, int to) {
        int end = to;
        for (Pattern pattern : patterns) {
            end = mask(pattern, buffer, from, end);
        }
        return end;
    }

    private static int mask(Pattern pattern, byte[] buffer, int from, int to) {
        DecodedText text = new DecodedText(buffer, from, to);
        Matcher matcher = pattern.matcher(text.chars());
        int kept = from;
        int end = from;
        while (matcher.find()) {
            int start = text.start(matcher.start());
            int next = text.start(matcher.end());
            if (next > start) {
                end = LABEL.replace(buffer, Span.of(start, next), kept, end);
                kept = next;
            }
        }
        return Scanner.move(buffer, kept, to, end);
    }
}
