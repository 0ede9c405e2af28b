package dev.hinomi.observability.events;

/**
 * Sees the events of this process as they are shipped, on the thread that ships them: it must be quick, never block and never
 * throw. Thread-safe.
 */
@FunctionalInterface
public interface EventWatch {

    /** An event is shipped; whether it arrives is not known yet. */
    void happened(Event event);
}
