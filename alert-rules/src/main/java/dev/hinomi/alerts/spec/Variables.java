package dev.hinomi.alerts.spec;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What <code>${name}</code> stands for. Names and nothing else: no expressions, no defaults, no environment of the process unless
 * the caller passes it. Datadog's own template variables, <code>$name</code> without braces, are left alone.
 *
 * @param values the values by name
 */
record Variables(Map<String, String> values) {

    private static final Pattern FORM = Pattern.compile("\\$\\{([^}]*)\\}");

    Variables {
        values = new TreeMap<>(values);
    }

    /**
     * The text with every variable replaced.
     *
     * @throws IllegalArgumentException when one has no value
     */
    String in(String text) {
        return FORM.matcher(text).replaceAll(found -> {
            String name = found.group(1).strip();
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("${" + name + "} has no value; known are "
                        + (values.isEmpty() ? "none" : String.join(", ", values.keySet())));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
