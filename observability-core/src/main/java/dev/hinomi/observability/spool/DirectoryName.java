package dev.hinomi.observability.spool;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a spool's directory, {@code PROCESS.NUMBER-RANDOM}. The process is there because a lock file that this
 * process holds must never be opened a second time: closing it would give up the lock of the whole process.
 *
 * @param process the process that has it, or {@code left}
 * @param number its place in the order in which directories were made
 * @param random what tells it from others of the same number
 */
record DirectoryName(String process, int number, String random) {
    private static final String LEFT = "left";
    private static final Pattern FORM = Pattern.compile("(left|\\d+-\\d+)\\.(\\d{8})-(\\d+)");

    /** Reads a name; empty if it is not that of a spool's directory. */
    static Optional<DirectoryName> parse(Path path) {
        Matcher parts = FORM.matcher(String.valueOf(path.getFileName()));
        return parts.matches()
                ? Optional.of(new DirectoryName(parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3)))
                : Optional.empty();
    }

    /** The name of a spool's directory. */
    static DirectoryName of(Path path) {
        return parse(path)
                .orElseThrow(() -> new IllegalArgumentException(
                        path + " is not named as the directories of spools are: leave it alone."));
    }

    /** The start of the name of a directory of this process. */
    static String prefix(int number) {
        return String.format(Locale.ROOT, "%s.%08d-", thisProcess(), number);
    }

    boolean isOfThisProcess() {
        return process.equals(thisProcess());
    }

    /** The name once this process has adopted it. */
    String adopted() {
        return prefix(number) + random;
    }

    /** The name once its process has left it to others. */
    String left() {
        return String.format(Locale.ROOT, "%s.%08d-%s", LEFT, number, random);
    }

    private static String thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return process.pid() + "-" + started;
    }
}
