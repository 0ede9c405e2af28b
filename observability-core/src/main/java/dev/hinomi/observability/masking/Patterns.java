package dev.hinomi.observability.masking;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/** Hides what the patterns of a user match. RE2's automata take time linear in the text, whatever the pattern is. */
final class Patterns implements TextPass {
    private static final Label LABEL = new Label(Masker.HIDDEN);

    private final List<Pattern> patterns;

    private Patterns(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * Patterns in RE2's syntax.
     *
     * @throws IllegalArgumentException if one is not
     * @throws IllegalStateException if RE2/J is missing
     */
    static TextPass of(List<String> expressions) {
        if (expressions.isEmpty()) {
            return (buffer, from, to) -> to;
        }
        try {
            return new Patterns(expressions.stream().map(Patterns::compile).toList());
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "The masking pattern \"" + expressions.get(0)
                            + "\" needs the artifact com.google.re2j:re2j, which is not"
                            + " on the class path; add it to the service, or leave the pattern out.",
                    missing);
        }
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
                end = Scanner.move(buffer, kept, start, end);
                end = LABEL.write(buffer, end, next - start);
                kept = next;
            }
        }
        return Scanner.move(buffer, kept, to, end);
    }
}
