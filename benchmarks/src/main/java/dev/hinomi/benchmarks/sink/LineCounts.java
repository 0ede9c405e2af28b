package dev.hinomi.benchmarks.sink;

/**
 * What has arrived.
 *
 * @param requests acknowledged bodies
 * @param lines lines in them
 * @param distinct lines with different numbers
 * @param foreignIds lines that came again with another {@code log.id} than the first time
 */
public record LineCounts(long requests, long lines, long distinct, long foreignIds) {

    /** Lines that came again. */
    public long duplicates() {
        return lines - distinct;
    }

    String text() {
        return requests + " " + lines + " " + distinct + " " + foreignIds;
    }

    static LineCounts parse(String text) {
        String[] parts = text.split(" ", -1);
        return new LineCounts(
                Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    }
}
