package dev.hinomi.alerts.words;

import dev.hinomi.alerts.query.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A text with named places such as {@code {{value}}}. There is no logic in it: what it is filled with cannot become a part of it, and it
 * cannot fail once it was read. Immutable.
 */
public final class Template {

    /** What the sentence of a target or a rule may name. */
    public static final Set<String> NAMES = Set.of(
            "subject", "standing", "service", "title", "group", "value", "threshold", "duration", "rule", "team");

    private static final String BEGIN = "{{";
    private static final String END = "}}";

    private final String source;
    private final List<Part> parts;

    private record Part(String text, boolean named) {}

    private Template(String source, List<Part> parts) {
        this.source = source;
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads the sentence of a target or a rule, such as {@code {{service}}: {{value}} of all requests fail}.
     *
     * @throws TemplateException when it names something else than {@link #NAMES}, or a place is not closed; says where
     */
    public static Template parse(String text) {
        return parse(text, NAMES);
    }

    static Template parse(String text, Set<String> names) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int end = text.indexOf(END, begin);
            if (end < 0) {
                throw new TemplateException(
                        "the template opens {{ at character " + (begin + 1) + " and does not close it",
                        "Write {{value}}");
            }
            String name = text.substring(begin + BEGIN.length(), end).strip();
            if (!names.contains(name)) {
                throw unknown(name, begin + 1, names);
            }
            parts.add(new Part(text.substring(from, begin), false));
            parts.add(new Part(name, true));
            from = end + END.length();
            begin = text.indexOf(BEGIN, from);
        }
        parts.add(new Part(text.substring(from), false));
        return new Template(text, parts);
    }

    private static TemplateException unknown(String name, int character, Set<String> names) {
        return new TemplateException(
                "the template names \"" + name + "\" at character " + character + ", which is nothing it can say",
                NearestWord.to(name, names)
                        .map(nearest -> "Did you mean {{" + nearest + "}}?")
                        .orElseGet(() -> "It can name " + String.join(", ", new TreeSet<>(names))));
    }

    /** The text with every place filled; a name without a value leaves its place empty. */
    public String fill(Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        parts.forEach(part -> filled.append(part.named() ? values.getOrDefault(part.text(), "") : part.text()));
        return filled.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Template template && template.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
