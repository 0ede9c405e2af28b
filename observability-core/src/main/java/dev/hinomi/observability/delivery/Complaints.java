package dev.hinomi.observability.delivery;

import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.util.Map;

/** Puts the troubles of one delivery into words: one line when something changes, however often it fails. */
final class Complaints {
    private static final Duration BETWEEN_DROP_LINES = Duration.ofMinutes(1);

    private final String signal;
    private final LocalWarnings warnings;
    private final Ticker ticker;
    private String told = "";
    private Map<DropReason, Long> toldDrops = Map.of();
    private long quietUntil;
    private boolean quiet;

    Complaints(String signal, LocalWarnings warnings, Ticker ticker) {
        this.signal = signal;
        this.warnings = warnings;
        this.ticker = ticker;
    }

    void aboutRetry(String reason) {
        tell("retry", "cannot be delivered and wait: " + reason + ". Retrying; the application is not affected.");
    }

    void aboutHold(String reason) {
        tell("hold", "are refused and held: " + reason);
    }

    void aboutRejection(int entries, String reason) {
        tell("rejected", "were rejected for good (" + entries + " dropped): " + reason);
    }

    void aboutNothing() {
        if (!told.isEmpty()) {
            say("are delivered again.");
            told = "";
        }
    }

    /** Tells of new drops, one line for each reason, at most once a minute. */
    void aboutDrops(Map<DropReason, Long> drops) {
        if (drops.equals(toldDrops) || (quiet && ticker.nanos() - quietUntil < 0)) {
            return;
        }
        drops.forEach((reason, total) -> aboutDrops(reason, total - toldDrops.getOrDefault(reason, 0L), total));
        toldDrops = drops;
        quiet = true;
        quietUntil = ticker.nanos() + BETWEEN_DROP_LINES.toNanos();
    }

    private void aboutDrops(DropReason reason, long added, long total) {
        if (added > 0) {
            say("were dropped (" + added + " now, " + total + " since the start) because " + explain(reason));
        }
    }

    private static String explain(DropReason reason) {
        return switch (reason) {
            case SPOOL_FULL ->
                "the queue was full: see why the destination does not take them, or give the queue more memory.";
            case TOO_LARGE -> "each of them alone is larger than the destination takes: make them shorter.";
            case REJECTED -> "the destination refused them for good: see its answer in the line about the rejection.";
            case DAMAGED -> "they could not be read any longer where they waited: see whether the disk fails.";
            case CLOSED -> "they came after the delivery was closed: close it last.";
            case DEADLINE ->
                "the time for closing was over before they could be sent: see why the destination did not take them,"
                        + " or give closing more time.";
            case FAULT ->
                "they could not be read or stored: see whether a value that is logged throws when it is read.";
        };
    }

    private void tell(String state, String line) {
        if (!told.equals(state)) {
            told = state;
            say(line);
        }
    }

    private void say(String line) {
        try {
            warnings.warn("Hinomi: " + signal + " " + line);
        } catch (RuntimeException ignored) {
            // Nobody can be told about a failure to tell.
        }
    }
}
