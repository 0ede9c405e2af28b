package dev.hinomi.observability.delivery;

import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

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

    /** Tells of new drops, at most once a minute. */
    void aboutDrops(Map<DropReason, Long> drops) {
        if (drops.equals(toldDrops) || (quiet && ticker.nanos() - quietUntil < 0)) {
            return;
        }
        Map<String, Long> since = new TreeMap<>();
        drops.forEach((reason, total) -> since.put(reason.label(), total - toldDrops.getOrDefault(reason, 0L)));
        since.values().removeIf(count -> count == 0);
        say("were dropped: " + since + " since the last such line, "
                + drops.values().stream().mapToLong(Long::longValue).sum() + " in all.");
        toldDrops = drops;
        quiet = true;
        quietUntil = ticker.nanos() + BETWEEN_DROP_LINES.toNanos();
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
