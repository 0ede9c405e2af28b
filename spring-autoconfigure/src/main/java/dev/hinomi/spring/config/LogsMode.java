package dev.hinomi.spring.config;

/** Where log lines wait until Datadog has them. */
public enum LogsMode {
    /** In memory: what waits is lost with the process. */
    MEMORY,
    /** In files: what waits survives {@code kill -9} and is sent by the next process that uses the same folder. */
    DURABLE
}
