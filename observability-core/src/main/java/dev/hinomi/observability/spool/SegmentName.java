package dev.hinomi.observability.spool;

import dev.hinomi.observability.delivery.Priority;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file with entries.
 *
 * @param first the sequence number of its first entry
 * @param priority the priority of all its entries
 */
record SegmentName(long first, Priority priority) {
    static final String SUFFIX = ".segment";

    private static final int RADIX = 16;
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16})\\.([A-Z]+)\\" + SUFFIX);

    /** Reads a name; empty if it is not that of a file with entries. */
    static Optional<SegmentName> parse(String name) {
        Matcher parts = FORM.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        for (Priority priority : Priority.values()) {
            if (priority.name().equals(parts.group(2))) {
                return Optional.of(new SegmentName(Long.parseUnsignedLong(parts.group(1), RADIX), priority));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%016x.%s%s", first, priority, SUFFIX);
    }
}
