package dev.hinomi.observability.logs;

/**
 * Sees the events of this process as they are logged, whether or not they are shipped. Both methods run on the thread that logs:
 * they must be quick, never block and never throw. Thread-safe.
 */
public interface LogWatch {

    /** Whether an event of this status may matter; asked of every event, before anything is read of it. */
    boolean cares(String status);

    /** An event was logged whose status matters. It must not be kept: it is read here or never. */
    void logged(LogEvent event);
}
