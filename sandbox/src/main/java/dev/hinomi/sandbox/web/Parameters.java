package dev.hinomi.sandbox.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query string or a form; of repeated names the first counts.
 *
 * @param values the decoded values by name
 */
public record Parameters(Map<String, String> values) {

    /** Keeps its own copy. */
    public Parameters {
        values = Map.copyOf(values);
    }

    /**
     * Reads {@code a=1&b=2}.
     *
     * @param encoded the encoded text, or null for no parameters
     * @return the parameters
     * @throws IllegalArgumentException when an escape is broken
     */
    public static Parameters parse(@Nullable String encoded) {
        Map<String, String> values = new LinkedHashMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.putIfAbsent(decode(name), decode(value));
            }
        }
        return new Parameters(values);
    }

    /**
     * One parameter.
     *
     * @param name its name
     * @return its value
     */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * One parameter with a default.
     *
     * @param name its name
     * @param otherwise the value when it is absent
     * @return its value
     */
    public String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
