package dev.hinomi.observability.jobs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line for the start of a run and one for its end. Logs are what leaves a process last, so the line of the end holds all
 * that is known of the run. Thread-safe.
 */
public final class JobLog implements JobListener {
    /** The logger of these lines; its level must be INFO or below. */
    public static final String LOGGER = "dev.hinomi.job";

    private final Logger logger;

    private JobLog(Logger logger) {
        this.logger = logger;
    }

    /** Lines on the logger {@value #LOGGER}. */
    public static JobLog create() {
        return on(LoggerFactory.getLogger(LOGGER));
    }

    /** Lines on a logger of your own, which must not be one of {@code dev.hinomi.observability}: those are not shipped. */
    public static JobLog on(Logger logger) {
        return new JobLog(logger);
    }

    @Override
    public void started(JobStart start) {
        about(start, logger.atInfo()).log("Job {} started", start.job());
    }

    @Override
    public void ended(JobResult result) {
        LoggingEventBuilder line = about(result.start(), level(result.outcome()))
                .addKeyValue("job.outcome", result.outcome().label())
                .addKeyValue("duration", result.duration().toNanos());
        Integer exitCode = result.exitCode();
        if (exitCode != null) {
            line = line.addKeyValue("job.exit_code", exitCode);
        }
        for (var kind : result.records().entrySet()) {
            line = line.addKeyValue("job.records." + kind.getKey(), kind.getValue());
        }
        Throwable error = result.ending().error();
        (error == null ? line : line.setCause(error)).log("{}", result);
    }

    private LoggingEventBuilder level(JobOutcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> logger.atInfo();
            case FAILED -> logger.atError();
            case INTERRUPTED -> logger.atWarn();
        };
    }

    private static LoggingEventBuilder about(JobStart start, LoggingEventBuilder line) {
        return line.addKeyValue("job.name", start.job()).addKeyValue("job.execution_id", start.executionId());
    }
}
