package dev.hinomi.observability.logs;

/**
 * How often the same line may be logged before it is only counted. Lines are the same if logger, message template and,
 * with an exception, the fingerprint are; their arguments are not looked at.
 *
 * @param linesPerSecond how many lines of a kind are shipped per second, from 1 to {@value #MOST_LINES}
 */
public record FloodLimit(int linesPerSecond) {
    /** The highest limit. */
    public static final int MOST_LINES = 100_000;

    private static final int DEFAULT_LINES = 10;

    /**
     * A limit.
     *
     * @throws IllegalArgumentException if it is out of bounds
     */
    public FloodLimit {
        if (linesPerSecond < 1 || linesPerSecond > MOST_LINES) {
            throw new IllegalArgumentException("A flood limit must be from 1 to " + MOST_LINES
                    + " lines per second, but was " + linesPerSecond + "; leave it out to ship every line.");
        }
    }

    /** Ten lines per second: enough to see what happens, and one per cent of a loop that logs a thousand. */
    public static FloodLimit ofDefaults() {
        return new FloodLimit(DEFAULT_LINES);
    }
}
