package dev.hinomi.observability.delivery;

/** Who has to give way when there is no room: of two entries the one of lower priority, of one priority the older. */
public enum Priority {
    /** What is only read while something is being looked for, such as a log at DEBUG or TRACE. */
    LOW,
    /** What happens all the time, such as a log at INFO or a metric. */
    NORMAL,
    /** What may need a look, such as a log at WARN. */
    RAISED,
    /** What went wrong, such as a log at ERROR. */
    HIGH,
    /** What must not be missing, such as the record of who was given access; it goes last. */
    VITAL
}
