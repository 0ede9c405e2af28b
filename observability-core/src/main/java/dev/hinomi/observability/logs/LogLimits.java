package dev.hinomi.observability.logs;

/**
 * How large one log line may become, and its parts, in bytes as they are written: UTF-8 with JSON's escapes. Sources:
 * Datadog's "Log collection" page and its intake limits; what container runtimes do to long lines.
 *
 * @param lineBytes most bytes of the whole line, its end of line included, whatever the event holds
 * @param messageBytes most bytes of the message
 * @param stackBytes most bytes of {@code error.stack}
 * @param fieldBytes most bytes of any other text
 */
public record LogLimits(int lineBytes, int messageBytes, int stackBytes, int fieldBytes) {
    /** Most attributes that an application can add to one line, nested ones included; Datadog takes fewer than 256. */
    public static final int ATTRIBUTES = 200;

    /** Deepest nesting inside an attribute; Datadog takes fewer than 10 levels. */
    public static final int DEPTH = 8;

    /** Longest attribute name in characters; Datadog takes fewer than 50. */
    public static final int NAME_CHARS = 49;

    /** Most bytes of the names of a logger, a thread, a service or an exception. */
    static final int LABEL_BYTES = 256;

    /** What names, labels, ids and at least a few attributes take. */
    private static final int REST_BYTES = 4096;

    private static final LogLimits INTAKE = new LogLimits(256_000, 75 * 1024, 25 * 1024, 25 * 1024);
    private static final LogLimits STANDARD_OUTPUT = new LogLimits(16_000, 4096, 8192, 1024);

    /**
     * Limits.
     *
     * @throws IllegalArgumentException if one is not positive, or the parts do not fit into the line
     */
    public LogLimits {
        if (messageBytes < 1 || fieldBytes < 1 || stackBytes < ErrorOptions.LEAST_STACK_BYTES) {
            throw new IllegalArgumentException(
                    "The longest message and field must have at least 1 byte and the longest stack "
                            + ErrorOptions.LEAST_STACK_BYTES + ", but they have " + messageBytes + ", " + fieldBytes
                            + " and "
                            + stackBytes + ".");
        }
        long parts = (long) messageBytes + stackBytes / 2 + 2L * fieldBytes + REST_BYTES;
        if (lineBytes < parts) {
            throw new IllegalArgumentException("The longest line must have at least " + parts
                    + " bytes to hold a message, half a stack and two fields, but has " + lineBytes + ".");
        }
    }

    /** What Datadog's intake takes and keeps in an index: lines up to 256 kB, messages to 75 KiB, other texts to 25 KiB. */
    public static LogLimits intake() {
        return INTAKE;
    }

    /** What no container runtime cuts in two: Docker and containerd split what is longer than 16 KiB. */
    public static LogLimits standardOutput() {
        return STANDARD_OUTPUT;
    }
}
