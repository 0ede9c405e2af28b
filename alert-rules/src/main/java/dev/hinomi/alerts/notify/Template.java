package dev.hinomi.alerts.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A text with named places such as {@code {{value}}}. There is no logic in it: what it is filled with cannot become a part of it, and it
 * cannot fail once it was read. Immutable.
 */
public final class Template {

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
     * Reads a template.
     *
     * @param text such as {@code {{service}}: {{value}} of all requests fail}
     * @param names the names that it may use
     * @throws IllegalArgumentException when it names another, or a place is not closed; says where
     */
    public static Template parse(String text, Set<String> names) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int end = text.indexOf(END, begin);
            if (end < 0) {
                throw new IllegalArgumentException("the template \"" + text + "\" opens {{ at character " + (begin + 1)
                        + " and does not close it: write {{value}}");
            }
            String name = text.substring(begin + BEGIN.length(), end).strip();
            if (!names.contains(name)) {
                throw new IllegalArgumentException("the template \"" + text + "\" names \"" + name + "\" at character "
                        + (begin + 1) + ", but there are only " + new TreeSet<>(names));
            }
            parts.add(new Part(text.substring(from, begin), false));
            parts.add(new Part(name, true));
            from = end + END.length();
            begin = text.indexOf(BEGIN, from);
        }
        parts.add(new Part(text.substring(from), false));
        return new Template(text, parts);
    }

    /** The text with every place filled; a name without a value leaves its place empty. */
    public String fill(Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        parts.forEach(part -> filled.append(part.named() ? values.getOrDefault(part.text(), "") : part.text()));
        return filled.toString();
    }

    @Override
    public String toString() {
        return source;
    }
}
