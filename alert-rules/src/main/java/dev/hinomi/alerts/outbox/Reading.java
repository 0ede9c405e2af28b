package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.OutboxThread;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what instances have written, with the rules and targets of this one. Why it cannot is told once for each reason. Thread-safe. */
final class Reading {

    private static final Logger LOG = LoggerFactory.getLogger(StoredOutbox.class);

    private final Supplier<Directory> directory;

    /** As many as there are targets and kinds of things that it does not know. */
    private final Set<String> reasons = ConcurrentHashMap.newKeySet();

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
            if (reasons.add(String.valueOf(unknown.getMessage()))) {
                LOG.warn(
                        "{} waits until an instance leads that can read it, and so does all of which that is true: {}",
                        name,
                        unknown.getMessage(),
                        unknown.getCause());
            } else {
                LOG.debug("{} waits until an instance leads that can read it.", name, unknown);
            }
            return Optional.empty();
        }
    }
}
