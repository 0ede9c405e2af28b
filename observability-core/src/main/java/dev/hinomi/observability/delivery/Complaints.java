package dev.hinomi.observability.delivery;

import dev.hinomi.observability.time.Ticker;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Puts the troubles of one delivery into words: one line when something changes, however often it fails. */
final class Complaints {
    private static final Duration BETWEEN_DROP_LINES = Duration.ofMinutes(1);

    private final String signal;
    private final LocalWarnings warnings;
    private final Quarantine quarantine;
    private final Advice advice;
    private final Ticker ticker;
    private String lastRefusal = "";
    private String told = "";
    private boolean refusesItems;
    private final Map<DropReason, Long> toldDrops = new EnumMap<>(DropReason.class);
    private final Set<DropReason> lasting = EnumSet.noneOf(DropReason.class);
    private long quietUntil;
    private boolean quiet;

    Complaints(Delivery.Builder parts) {
        this.signal = parts.settings.signal();
        this.warnings = parts.warnings;
        this.quarantine = parts.quarantine;
        this.advice = parts.advice;
        this.ticker = parts.ticker;
    }

    void aboutRetry(String reason) {
        tell("retry", "cannot be delivered and wait: " + reason + ". Retrying; the application is not affected.");
    }

    void aboutHold(String reason) {
        tell("hold", "are refused and held: " + reason);
    }

    void aboutTransport(String note) {
        inform(note);
    }

    /** Keeps what to say about an entry that was refused for good; its content is not shown. */
    void remember(Refused refused) {
        lastRefusal = refused.reason() + " (an entry of " + refused.entry().length + " bytes)";
        refusesItems = false;
        lasting.remove(DropReason.REJECTED);
    }

    /** Keeps what to say about items that were refused inside a batch; what is said of the next batches too is said once. */
    void aboutRefusedItems(long items, String reason) {
        if (items == 0 || !reason.equals(lastRefusal)) {
            lasting.remove(DropReason.REJECTED);
        }
        refusesItems = items > 0;
        lastRefusal = items > 0 ? reason : lastRefusal;
    }

    void aboutNothing() {
        lasting.remove(DropReason.EXPIRED);
        if (!told.isEmpty()) {
            inform("are delivered again.");
            told = "";
        }
    }

    /**
     * Tells of new drops, one line for each reason, at most once a minute. Of a reason that lasts, such as points that
     * expire one after the other in a long outage, the first line tells, and the next one when it is over.
     */
    void aboutDrops(Map<DropReason, Long> drops) {
        if (drops.equals(toldDrops) || (quiet && ticker.nanos() - quietUntil < 0)) {
            return;
        }
        drops.forEach((reason, total) -> aboutDrops(reason, total - toldDrops.getOrDefault(reason, 0L), total));
    }

    private void aboutDrops(DropReason reason, long added, long total) {
        if (added == 0 || lasting.contains(reason)) {
            return;
        }
        say("were dropped (" + added + " now, " + total + " since the start) because " + explain(reason));
        toldDrops.put(reason, total);
        if (reason == DropReason.EXPIRED || (reason == DropReason.REJECTED && refusesItems)) {
            lasting.add(reason);
        }
        quiet = true;
        quietUntil = ticker.nanos() + BETWEEN_DROP_LINES.toNanos();
    }

    private String explain(DropReason reason) {
        return switch (reason) {
            case SPOOL_FULL ->
                "the queue was full: see why the destination does not take them, or " + advice.moreRoom() + ".";
            case TOO_LARGE -> "each of them alone is larger than the destination takes: make them shorter.";
            case REJECTED -> "the destination refused them for good, lastly: " + lastRefusal + "." + kept();
            case DAMAGED -> "they could not be read any longer where they waited: see whether the disk fails.";
            case EXPIRED ->
                "they had waited until the destination would not take them any longer: see why it did not take them before.";
            case CLOSED -> "they came after the delivery was closed: close it last.";
            case DEADLINE ->
                "the time for closing was over before they could be sent: see why the destination did not take them,"
                        + " or " + advice.moreTime() + ".";
            case FAULT ->
                "they could not be read or stored: see whether a value that is logged throws when it is read.";
        };
    }

    private String kept() {
        return quarantine.place().isEmpty() ? "" : " The newest are in " + quarantine.place() + ".";
    }

    private void tell(String state, String line) {
        if (!told.equals(state)) {
            told = state;
            say(line);
        }
    }

    private void say(String line) {
        safely(() -> warnings.warn("Hinomi: " + signal + " " + line));
    }

    private void inform(String line) {
        safely(() -> warnings.info("Hinomi: " + signal + " " + line));
    }

    private static void safely(Runnable tell) {
        try {
            tell.run();
        } catch (RuntimeException ignored) {
            // Nobody can be told about a failure to tell.
        }
    }
}
