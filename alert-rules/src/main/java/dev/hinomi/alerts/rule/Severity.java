package dev.hinomi.alerts.rule;

/** How bad it is; a later constant is worse. */
public enum Severity {
    /** Someone should look at it in time. */
    WARNING,
    /** Someone must act now. */
    CRITICAL
}
