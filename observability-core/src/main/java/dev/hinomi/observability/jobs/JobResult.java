package dev.hinomi.observability.jobs;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run that is over.
 *
 * @param start its beginning
 * @param duration how long it took
 * @param ending why it is over
 * @param records how many records of each kind it told of
 */
public record JobResult(JobStart start, Duration duration, JobEnding ending, Map<String, Long> records) {
    private static final double MILLIS = 1000.0;

    /** How it ended. */
    public JobOutcome outcome() {
        return ending.outcome();
    }

    /** The exit code; {@code null} if it is not known. */
    public @Nullable Integer exitCode() {
        return ending.exitCode();
    }

    /** One line, such as {@code Job nightly-index succeeded in 3.012 s (exit code 0; read 1234, written 1200)}. */
    @Override
    public String toString() {
        String reason = ending.reason() == null ? "" : ": " + ending.reason();
        String code = exitCode() == null ? "exit code unknown" : "exit code " + exitCode();
        String counts = records.entrySet().stream()
                .map(kind -> kind.getKey() + " " + kind.getValue())
                .collect(Collectors.joining(", "));
        return "Job " + start.job() + " " + outcome().label() + " in "
                + String.format(Locale.ROOT, "%.3f s", duration.toMillis() / MILLIS) + reason
                + " (" + code + (counts.isEmpty() ? "" : "; " + counts) + ")";
    }
}
