package dev.hinomi.benchmarks.logs;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.hinomi.benchmarks.sink.SinkProcess;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.LogOptions;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import dev.hinomi.observability.spool.DurableSpool;
import dev.hinomi.observability.spool.DurableSpoolOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * A logger whose lines are shipped through a spool on disk.
 *
 * @param shipping the line it ships through
 * @param logger the logger
 */
public record SpooledLogs(LogShipping shipping, Logger logger) implements AutoCloseable {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    /** Every option as it is by default. */
    public static SpooledLogs open(URI intake, Path spool) {
        return open(intake, spool, LogOptions.defaults());
    }

    /** With other options. */
    public static SpooledLogs open(URI intake, Path spool, LogOptions options) {
        Outlet outlet = LogShipping.delivery(DatadogEndpoints.at(intake), Secret.of(KEY))
                .spool(DurableSpool.open(spool, DurableSpoolOptions.ofDefaults()))
                .start();
        return of(LogShipping.of(() -> ServiceIdentity.of("soak"), outlet, options));
    }

    /** A logger that ships through the given line. */
    public static SpooledLogs of(LogShipping shipping) {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        DatadogAppender appender = new DatadogAppender(shipping);
        appender.setContext(context);
        appender.start();
        Logger logger = context.getLogger("soak");
        logger.addAppender(appender);
        return new SpooledLogs(shipping, logger);
    }

    /** Logs the lines from one number up to, but without, another at a steady rate. */
    public void log(int from, int to, int linesPerSecond) {
        log(from, to, linesPerSecond, (line, took) -> {});
    }

    /** The same, telling of each line when its call has returned. */
    public void log(int from, int to, int linesPerSecond, Logged logged) {
        long start = System.nanoTime();
        for (int line = from; line < to; line++) {
            LockSupport.parkNanos(start + (line - from) * 1_000_000_000L / linesPerSecond - System.nanoTime());
            long called = System.nanoTime();
            log(line, logger);
            logged.accept(line, System.nanoTime() - called);
        }
    }

    /** Logs one numbered line. */
    public static void log(int line, Logger logger) {
        logger.atInfo().addKeyValue(SinkProcess.LINE_NUMBER, line).log(text(line));
    }

    /** Hears that a call has returned. */
    @FunctionalInterface
    public interface Logged {
        /** How long the call of a line took. */
        void accept(int line, long tookNanos);
    }

    /** The message of a line. */
    public static String text(int line) {
        return "line " + line;
    }

    @Override
    public void close() {
        shipping.close();
    }
}
