package dev.hinomi.observability.logs.logback;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import dev.hinomi.observability.logs.LogLimits;
import dev.hinomi.observability.logs.LoggedError;

/** Prints a failure the way {@link Throwable#printStackTrace()} does, up to what Datadog keeps. */
final class StackTrace {
    private static final int MOST_CHARS = LogLimits.FIELD_BYTES;

    private final StringBuilder text = new StringBuilder(1024);

    private StackTrace() {}

    static LoggedError describe(IThrowableProxy thrown) {
        StackTrace trace = new StackTrace();
        trace.print(thrown, "", "");
        String message = thrown.getMessage();
        return new LoggedError(thrown.getClassName(), message == null ? "" : message, trace.text.toString());
    }

    /** Causes are followed in a loop and only suppressed failures by recursion, so that long chains need no stack. */
    private void print(IThrowableProxy first, String indent, String caption) {
        String before = indent + caption;
        IThrowableProxy current = first;
        while (current != null && text.length() < MOST_CHARS) {
            text.append(before).append(current.getClassName());
            if (current.getMessage() != null) {
                text.append(": ").append(current.getMessage(), 0, room(current.getMessage()));
            }
            text.append('\n');
            printFrames(current, indent);
            printSuppressed(current, indent);
            current = current.isCyclic() ? null : current.getCause();
            before = indent + "Caused by: ";
        }
    }

    private void printFrames(IThrowableProxy thrown, String indent) {
        StackTraceElementProxy[] frames = thrown.getStackTraceElementProxyArray();
        int own = frames == null ? 0 : frames.length - Math.min(thrown.getCommonFrames(), frames.length);
        for (int i = 0; i < own && text.length() < MOST_CHARS; i++) {
            text.append(indent).append('\t').append(frames[i].getSTEAsString()).append('\n');
        }
        if (thrown.getCommonFrames() > 0) {
            text.append(indent)
                    .append("\t... ")
                    .append(thrown.getCommonFrames())
                    .append(" more\n");
        }
    }

    private void printSuppressed(IThrowableProxy thrown, String indent) {
        IThrowableProxy[] suppressed = thrown.getSuppressed();
        if (suppressed != null && indent.length() < LogLimits.DEPTH) {
            for (IThrowableProxy one : suppressed) {
                print(one, indent + "\t", "Suppressed: ");
            }
        }
    }

    private int room(String message) {
        return Math.min(message.length(), Math.max(0, MOST_CHARS - text.length()));
    }
}
