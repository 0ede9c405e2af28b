package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.store.Attributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Remembers the ids that senders give to their log entries in {@code log.id}, to count what arrives twice. Thread-safe. */
final class LogIds {

    private static final String ATTRIBUTE = "log.id";
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
        Optional<String> id = attributes.text(ATTRIBUTE);
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
