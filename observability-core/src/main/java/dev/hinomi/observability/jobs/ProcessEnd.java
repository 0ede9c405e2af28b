package dev.hinomi.observability.jobs;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How this process is ending, seen from a shutdown hook, which is not told. The threads tell: one that called
 * {@code System.exit} waits inside of it, and the JVM handles a signal on a thread named after it.
 *
 * @param way what made it end
 * @param words the same in words
 * @param exitCode the exit code of the process; {@code null} if it cannot be known
 */
record ProcessEnd(Way way, String words, @Nullable Integer exitCode) {
    private static final String HANDLER = " handler";
    private static final Map<String, Integer> SIGNALS = Map.of("SIGHUP", 1, "SIGINT", 2, "SIGTERM", 15);
    private static final int SIGNALLED = 128;

    /** What can make a process end. */
    enum Way {
        /** The operating system, or whoever asked it to. */
        SIGNAL,
        /** {@code System.exit} or {@code Runtime.exit}. */
        EXIT,
        /** The last thread that was not a daemon has ended, or whoever records was closed. */
        OTHER
    }

    /** Reads it off the stacks of all threads. */
    static ProcessEnd of(Map<Thread, StackTraceElement[]> threads) {
        for (Map.Entry<Thread, StackTraceElement[]> thread : threads.entrySet()) {
            String name = thread.getKey().getName();
            if (name.startsWith("SIG") && name.endsWith(HANDLER)) {
                return signal(name.substring(0, name.length() - HANDLER.length()));
            }
        }
        boolean exits = threads.values().stream().anyMatch(ProcessEnd::isExiting);
        return exits
                ? new ProcessEnd(Way.EXIT, "System.exit before the run had ended", null)
                : new ProcessEnd(Way.OTHER, "the process ended before the run had", null);
    }

    private static ProcessEnd signal(String name) {
        Integer number = SIGNALS.get(name);
        return new ProcessEnd(Way.SIGNAL, name, number == null ? null : SIGNALLED + number);
    }

    private static boolean isExiting(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit"));
    }
}
