package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.OutboxThread;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what instances have written, with the rules and targets of this one. What it cannot read is told once. Thread-safe. */
final class Reading {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private final Supplier<Directory> directory;
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    /** @param directory the rules and targets of this instance, at any time */
    Reading(Supplier<Directory> directory) {
        this.directory = directory;
    }

    /** A thing; empty if this instance cannot read it. */
    Optional<Script.Kept> of(OutboxThread thread) {
        return read(thread.name(), () -> Script.read(thread, directory.get()));
    }

    /** Something that happened; empty if this instance cannot read it. */
    Optional<Happening> of(OutboxEntry entry) {
        return read(entry.key(), () -> Script.read(entry, directory.get()));
    }

    private <T> Optional<T> read(String name, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (UnreadableException unknown) {
            if (unreadable.add(name)) {
                LOG.warn(
                        "{} waits until an instance leads that can read it: {}",
                        name,
                        unknown.getMessage(),
                        unknown.getCause());
            }
            return Optional.empty();
        }
    }
}
