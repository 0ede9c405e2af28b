package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.store.OutboxStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what instances have added, oldest first, past what this one cannot read: that waits for one that can, for {@link #LONGEST}. Not
 * safe for use by several threads.
 */
final class Intake {

    /** Nobody is told of what happened longer ago. */
    static final Duration LONGEST = Duration.ofDays(7);

    /** So much is read at once. */
    private static final int AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(StoredOutbox.class);

    private final OutboxStore store;
    private final Reading reading;

    /** Up to this number all was taken in, or cannot be read. */
    private long passed;

    Intake(OutboxStore store, Reading reading) {
        this.store = store;
        this.reading = reading;
    }

    /** Begins with the oldest again: perhaps it can be read by now, or what was read could not be taken in. */
    void rewind() {
        passed = 0;
    }

    /** What is to be taken in next, by its key; empty where it is given up. */
    Map<String, Optional<Happening>> next() {
        Map<String, Optional<Happening>> next = new LinkedHashMap<>();
        List<OutboxStore.Queued> page;
        do {
            page = store.waiting(passed, AT_ONCE);
            page.forEach(queued -> add(queued, next));
            if (isFull(page) && next.size() < page.size()) {
                passed = page.get(page.size() - 1).number();
            }
        } while (isFull(page) && next.isEmpty());
        return next;
    }

    private static boolean isFull(List<OutboxStore.Queued> page) {
        return page.size() == AT_ONCE;
    }

    private void add(OutboxStore.Queued queued, Map<String, Optional<Happening>> next) {
        Optional<Happening> happening = reading.of(queued.entry());
        boolean old = queued.age().compareTo(LONGEST) >= 0;
        if (happening.isPresent() || old) {
            next.put(queued.entry().key(), happening);
        }
        if (happening.isEmpty() && old) {
            LOG.error(
                    "Nobody is told of {}: in {} days no instance has led that could read it",
                    queued.entry().key(),
                    LONGEST.toDays());
        }
    }
}
