package dev.hinomi.observability.delivery;

import java.nio.charset.StandardCharsets;

/** What stands before, between and after the entries of a batch; it counts towards the byte limit. Immutable. */
public final class Framing {
    /** A JSON array of the entries. */
    public static final Framing JSON_ARRAY = of("[", ",", "]");

    private final byte[] prefix;
    private final byte[] separator;
    private final byte[] suffix;

    private Framing(byte[] prefix, byte[] separator, byte[] suffix) {
        this.prefix = prefix;
        this.separator = separator;
        this.suffix = suffix;
    }

    /** A framing from text, written as UTF-8. */
    public static Framing of(String prefix, String separator, String suffix) {
        return new Framing(utf8(prefix), utf8(separator), utf8(suffix));
    }

    /** The length of a body, in bytes. */
    public long framedBytes(int entries, long entryBytes) {
        return prefix.length + suffix.length + entryBytes + (long) separator.length * Math.max(0, entries - 1);
    }

    /** Where batches of this framing end under the given limits. */
    Cut cut(BatchLimits limits, int maxEntries) {
        long room = limits.maxBytes() - prefix.length - suffix.length + separator.length;
        return new Cut(maxEntries, room, separator.length);
    }

    byte[] prefix() {
        return prefix;
    }

    byte[] separator() {
        return separator;
    }

    byte[] suffix() {
        return suffix;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
