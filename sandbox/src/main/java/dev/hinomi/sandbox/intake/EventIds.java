package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.store.Attributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Remembers the ids that senders give to their log entries, to count what arrives twice. Thread-safe. */
final class EventIds {

    private static final List<String> ATTRIBUTES = List.of("event.id", "evt.id", "event_id", "hinomi.event_id");
    private static final int REMEMBERED = 1_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Whether an entry carries an id that another one carried before. */
    boolean duplicate(Attributes attributes) {
        Optional<String> id = ATTRIBUTES.stream()
                .flatMap(path -> attributes.text(path).stream())
                .findFirst();
        lock.lock();
        try {
            return id.isPresent() && seen.put(id.get(), Boolean.TRUE) != null;
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            seen.clear();
        } finally {
            lock.unlock();
        }
    }
}
