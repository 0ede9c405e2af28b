package dev.hinomi.alerts.state;

/** The name of a state, for people and logs. */
public enum Status {
    /** Measured and healthy. */
    OK,
    /** A threshold is crossed, but not yet for as long as the rule asks. */
    PENDING,
    /** The warning threshold was crossed. */
    WARN,
    /** The critical threshold was crossed, or data are missing and the rule says that this is critical. */
    FIRING,
    /** Healthy again, but not yet for as long as the rule asks. */
    RECOVERING,
    /** Nothing was measured: neither healthy nor in an incident. */
    NO_DATA,
    /** The rule cannot be evaluated; what was known before is kept. */
    ERROR
}
