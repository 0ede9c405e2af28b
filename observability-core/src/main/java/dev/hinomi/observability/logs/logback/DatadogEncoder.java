package dev.hinomi.observability.logs.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as Datadog reads them, one JSON object a line of at most 16,000 bytes, for any appender that takes an
 * encoder: Logback's console and file appenders, or logstash-logback-encoder's over TCP. Thread-safe once started.
 *
 * <pre>{@code
 * <appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
 *   <encoder class="dev.hinomi.observability.logs.logback.DatadogEncoder"/>
 * </appender>
 * }</pre>
 */
public final class DatadogEncoder extends EncoderBase<ILoggingEvent> implements LineElements {
    private static final byte[] NOTHING = {};

    private final Elements elements = new Elements();
    private volatile @Nullable LineBytes lines;

    /** For Logback's configuration file, which sets the elements and then starts it. */
    public DatadogEncoder() {}

    @Override
    public void take(String element, String text) {
        elements.take(element, text);
    }

    @Override
    public void start() {
        LineBytes opened = new LineBytes(elements);
        opened.problems().forEach(problem -> addWarn("Lines for Datadog: " + problem));
        lines = opened;
        super.start();
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        LineBytes open = lines;
        return open == null ? NOTHING : open.of(event);
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
