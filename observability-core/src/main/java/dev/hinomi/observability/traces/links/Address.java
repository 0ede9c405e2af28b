package dev.hinomi.observability.traces.links;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Builds an address; whatever a value holds, it stays in its place. Not thread-safe. */
final class Address {
    private static final String UNRESERVED = "-._~";

    private final StringBuilder text;
    private char separator = '?';

    private Address(String base) {
        this.text = new StringBuilder(base);
    }

    /** A page below a base, such as {@code /logs}; the path is ours, not a value. */
    static Address of(URI base, String path) {
        return new Address(base + path);
    }

    /**
     * A web address that pages can be below.
     *
     * @throws IllegalArgumentException if it is not http or https, or carries a user, query or fragment
     */
    static URI base(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (!web
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new IllegalArgumentException("The address of pages must look like https://acme.datadoghq.com, "
                    + "without user, query or fragment, but its host is " + address.getHost() + ".");
        }
        String text = address.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
    }

    Address with(String name, String value) {
        text.append(separator).append(name).append('=');
        append(value);
        separator = '&';
        return this;
    }

    Address with(String name, long value) {
        return with(name, Long.toString(value));
    }

    /** Adds to the path a value that follows other text in its segment. */
    Address append(String value) {
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            if (isUnreserved(character)) {
                text.append(character);
            } else {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return this;
    }

    URI uri() {
        return URI.create(text.toString());
    }

    private static boolean isUnreserved(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || UNRESERVED.indexOf(character) >= 0;
    }
}
