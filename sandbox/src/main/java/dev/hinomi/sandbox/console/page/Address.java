package dev.hinomi.sandbox.console.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An address of the console: a path and a query string that holds all of a page's state. Immutable.
 *
 * @param path the path, encoded
 * @param query the parameters; empty ones are left out
 */
public record Address(String path, Map<String, String> query) {

    /** Sorts the parameters, so that one state has one address. */
    public Address {
        query = Collections.unmodifiableMap(new TreeMap<>(query));
    }

    /**
     * A path without state.
     *
     * @param segments the segments, encoded here
     * @return its address
     */
    public static Address of(String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            path.append('/').append(encode(segment));
        }
        return new Address(path.toString(), Map.of());
    }

    /**
     * Changes one parameter.
     *
     * @param name its name
     * @param value its value; empty to leave it out
     * @return a new address
     */
    public Address with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(query);
        changed.put(name, value);
        return new Address(path, changed);
    }

    /** Writes the address as a link does. */
    @Override
    public String toString() {
        StringBuilder address = new StringBuilder(path);
        char separator = '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            if (!parameter.getValue().isEmpty()) {
                address.append(separator).append(encode(parameter.getKey())).append('=');
                address.append(encode(parameter.getValue()));
                separator = '&';
            }
        }
        return address.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
