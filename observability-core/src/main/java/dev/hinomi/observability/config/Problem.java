package dev.hinomi.observability.config;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in the configuration, told so that it can be mended without reading source code.
 *
 * @param property the full name of the property, or the path inside a file
 * @param value the value as given, {@link Secret#MASK} for a secret, {@code null} if it is missing
 * @param origin where the value came from, such as {@code application.yml:12:9}; {@code null} if unknown
 * @param complaint what is wrong, without the value
 * @param action what to do about it
 */
public record Problem(
        String property, @Nullable String value, @Nullable String origin, String complaint, String action) {

    /** A problem with a value that is not there or not worth showing. */
    public static Problem of(String property, String complaint, String action) {
        return new Problem(property, null, null, complaint, action);
    }

    /** The same problem showing the value that caused it. Never call it with a secret: see {@link #withSecret()}. */
    public Problem withValue(@Nullable Object shown) {
        return new Problem(property, shown == null ? null : shown.toString(), origin, complaint, action);
    }

    /** The same problem for a value that was given but must not be shown. */
    public Problem withSecret() {
        return new Problem(property, Secret.MASK, origin, complaint, action);
    }

    /** The same problem showing an address, unless it has a user or a query, which may hold a secret. */
    public Problem withAddress(String address) {
        return address.matches("[^@?]*") ? withValue(address) : withSecret();
    }

    /** The same problem naming where the value came from. */
    public Problem at(@Nullable String place) {
        return new Problem(property, value, place, complaint, action);
    }

    /** One line: {@code property = value (origin): complaint. action}. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(property);
        if (value != null) {
            line.append(" = ").append(value);
        }
        if (origin != null) {
            line.append(" (").append(origin).append(')');
        }
        return line.append(": ").append(complaint).append(". ").append(action).toString();
    }
}
