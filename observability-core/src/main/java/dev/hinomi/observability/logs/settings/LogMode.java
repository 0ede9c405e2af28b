package dev.hinomi.observability.logs.settings;

/** How log lines reach Datadog. */
public enum LogMode {
    /** Whatever fits the surroundings, so that no line is shipped twice: see {@link LogRoute#choose}. */
    AUTO,
    /** Straight to Datadog; what waits survives {@code kill -9} in files, and the next process sends it. */
    DURABLE,
    /** Straight to Datadog; what waits is in memory and lost with the process. */
    MEMORY,
    /** To the standard output, one JSON object a line, for whoever collects it. */
    STDOUT
}
