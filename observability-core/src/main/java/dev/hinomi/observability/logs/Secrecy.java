package dev.hinomi.observability.logs;

/** How much of a value is shown. */
enum Secrecy {
    /** All: it is an id of the tracer's. */
    SHOWN,
    /** What the masker leaves of it. */
    MASKED,
    /** Nothing. */
    HIDDEN
}
