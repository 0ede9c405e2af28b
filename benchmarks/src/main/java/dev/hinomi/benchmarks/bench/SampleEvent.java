package dev.hinomi.benchmarks.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.hinomi.observability.identity.ServiceIdentity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * The event that is encoded: a message with two arguments, one of which is not all ASCII, six entries of the MDC and
 * three key-value pairs; about 580 bytes as a line, 3.7 KB with an exception of 30 frames. No frame is one that is left
 * out by default, so that everybody writes as much.
 */
final class SampleEvent {
    static final String LOGGER = "com.example.career.application.ApplicationService";
    static final String TEMPLATE = "Application {} was moved to the next stage by {}";
    static final String SERVICE = "career-api";
    static final String ENV = "production";
    static final String VERSION = "2026.11.23-4f2c1e9";

    private static final ServiceIdentity IDENTITY =
            ServiceIdentity.builder(SERVICE).env(ENV).version(VERSION).build();

    private SampleEvent() {}

    static ServiceIdentity identity() {
        return IDENTITY;
    }

    static ILoggingEvent plain() {
        return event(null);
    }

    static ILoggingEvent failed() {
        return event(failure());
    }

    static Map<String, String> mdc() {
        Map<String, String> mdc = new LinkedHashMap<>();
        mdc.put("dd.trace_id", "6743f1c900000000d47a3f2b91c6e805");
        mdc.put("dd.span_id", "4311094873459871234");
        mdc.put("dd.service", SERVICE);
        mdc.put("dd.env", ENV);
        mdc.put("dd.version", VERSION);
        mdc.put("request_id", "0b8f4a1e-6f0d-4a52-9a63-1c6a2e0c7d11");
        return mdc;
    }

    private static ILoggingEvent event(@Nullable Throwable failure) {
        LoggingEvent event = new LoggingEvent(
                SampleEvent.class.getName(),
                new LoggerContext().getLogger(LOGGER),
                failure == null ? Level.INFO : Level.ERROR,
                TEMPLATE,
                failure,
                new Object[] {48_291_733L, "Zoë Lindqvist"});
        event.setThreadName("http-nio-8080-exec-7");
        event.setMDCPropertyMap(mdc());
        event.addKeyValuePair(new KeyValuePair("application.attempt", 3));
        event.addKeyValuePair(new KeyValuePair("application.id", 48_291_733L));
        event.addKeyValuePair(new KeyValuePair("application.stage", "interview"));
        event.getFormattedMessage();
        return event;
    }

    private static Throwable failure() {
        Throwable failure = new IllegalStateException("The application 48291733 has no stage after interview.");
        failure.setStackTrace(SampleFrames.THIRTY.toArray(StackTraceElement[]::new));
        return failure;
    }
}
