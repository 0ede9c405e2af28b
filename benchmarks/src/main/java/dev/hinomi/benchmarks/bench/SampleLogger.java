package dev.hinomi.benchmarks.bench;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import dev.hinomi.benchmarks.sink.SinkProcess;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.Compression;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import dev.hinomi.observability.spool.DurableSpool;
import dev.hinomi.observability.spool.DurableSpoolOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import net.logstash.logback.encoder.LoggingEventCompositeJsonEncoder;
import org.slf4j.spi.MDCAdapter;

/**
 * A logger that is called as an application calls it, for the {@link SampleEvent}: the MDC is that of the thread that made
 * it. For one thread.
 */
final class SampleLogger implements AutoCloseable {
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final Duration TO_DRAIN = Duration.ofSeconds(10);

    private final Logger logger;
    private final Appender<ILoggingEvent> appender;
    private final Optional<LogShipping> shipping;
    private int line;

    private SampleLogger(LoggerContext context, Appender<ILoggingEvent> appender, Optional<LogShipping> shipping) {
        MDCAdapter mdc = new LogbackMDCAdapter();
        context.setMDCAdapter(mdc);
        SampleEvent.mdc().forEach(mdc::put);
        appender.setContext(context);
        appender.start();
        this.logger = context.getLogger(SampleEvent.LOGGER);
        this.logger.addAppender(appender);
        this.appender = appender;
        this.shipping = shipping;
    }

    /** Ours, in durable mode. */
    static SampleLogger ours(URI intake, Path spool) {
        return ours(intake, spool, Compression.GZIP);
    }

    /** Ours, in durable mode, with bodies that are compressed in the given way. */
    static SampleLogger ours(URI intake, Path spool, Compression compression) {
        LogShipping shipping = LogShipping.of(
                SampleEvent::identity,
                LogShipping.delivery(DatadogEndpoints.at(intake), Secret.of(KEY), compression)
                        .spool(DurableSpool.open(spool, DurableSpoolOptions.ofDefaults()))
                        .start());
        return new SampleLogger(new LoggerContext(), new DatadogAppender(shipping), Optional.of(shipping));
    }

    /** The peer's: logstash-logback-encoder and Logback's own file appender, which writes each line at once. */
    static SampleLogger peer(Path file) {
        LoggerContext context = new LoggerContext();
        LoggingEventCompositeJsonEncoder encoder = LogstashLines.encoder(context);
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setEncoder(encoder);
        appender.setFile(file.toString());
        appender.setAppend(false);
        return new SampleLogger(context, appender, Optional.empty());
    }

    /** Logs the next line; each has a number. */
    void log() {
        long applicationId = 48_000_000L + line;
        logger.atInfo()
                .addKeyValue(SinkProcess.LINE_NUMBER, line)
                .addKeyValue("application.id", applicationId)
                .addKeyValue("application.stage", "interview")
                .log(SampleEvent.TEMPLATE, applicationId, "Zoë Lindqvist");
        line++;
    }

    /** Begins anew: a file is emptied. */
    void restart() {
        appender.stop();
        appender.start();
    }

    /** Waits until everything is sent, if there is anything to send. */
    void drain() {
        shipping.ifPresent(open -> open.flush(TO_DRAIN));
    }

    /** How many lines wait to be sent. */
    long queued() {
        return shipping.map(open -> open.outlet().counts().queued()).orElse(0L);
    }

    @Override
    public void close() {
        appender.stop();
    }
}
