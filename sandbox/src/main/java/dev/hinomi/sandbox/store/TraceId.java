package dev.hinomi.sandbox.store;

import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trace id of 128 bits.
 *
 * @param high the upper 64 bits, 0 for ids of 64 bits
 * @param low the lower 64 bits
 */
public record TraceId(long high, long low) {

    private static final int HEX_DIGITS = 32;

    /**
     * Reads an id as tracers write it into logs: 32 hexadecimal digits, or the lower 64 bits in decimal.
     *
     * @param text the id, or null
     * @return the id; empty when it is absent, unreadable or 0, which means "no trace"
     */
    public static Optional<TraceId> parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            TraceId id = text.length() == HEX_DIGITS
                    ? new TraceId(
                            HexFormat.fromHexDigitsToLong(text, 0, HEX_DIGITS / 2),
                            HexFormat.fromHexDigitsToLong(text, HEX_DIGITS / 2, HEX_DIGITS))
                    : new TraceId(0, Long.parseUnsignedLong(text));
            return id.high == 0 && id.low == 0 ? Optional.empty() : Optional.of(id);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether two ids mean the same trace: equal, or equal in their lower half when one of them has no upper half.
     *
     * @param other another id
     * @return whether they match
     */
    public boolean matches(TraceId other) {
        return low == other.low && (high == other.high || high == 0 || other.high == 0);
    }

    /**
     * The id in 32 hexadecimal digits.
     *
     * @return for instance {@code 6b03ae7100000000721106226ba2ca55}
     */
    public String hex() {
        HexFormat format = HexFormat.of();
        return format.toHexDigits(high) + format.toHexDigits(low);
    }

    /** The id in 32 hexadecimal digits. */
    @Override
    public String toString() {
        return hex();
    }
}
