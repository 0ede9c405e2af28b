package dev.hinomi.observability.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key, token or webhook address that must never be printed. Immutable; {@link #toString()} is always {@code ****}.
 */
public final class Secret {
    /** What stands in for every secret wherever one would be shown. */
    public static final String MASK = "****";

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * A secret from its text; spaces and line ends around it, a common slip when pasting, are removed.
     *
     * @throws IllegalArgumentException if the text is blank or holds a character that an HTTP header cannot carry
     */
    public static Secret of(String value) {
        String trimmed = value.strip();
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException("A secret must not be blank: leave the property out instead.");
        }
        if (!trimmed.chars().allMatch(Secret::fitsHttpHeader)) {
            throw new IllegalArgumentException("A secret of " + trimmed.length()
                    + " characters holds a blank, a control or a non-ASCII character: paste it again.");
        }
        return new Secret(trimmed);
    }

    /** A secret from text that may be missing: {@code null} and blank text are both empty. */
    public static Optional<Secret> ofNullable(@Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(of(value));
    }

    /** The text itself, for the one place that sends it. */
    public String reveal() {
        return value;
    }

    private static boolean fitsHttpHeader(int character) {
        return character > ' ' && character < 0x7f;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}
