package dev.hinomi.observability.logs.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines of {@link DatadogEncoder} for an appender that takes a layout, such as logstash-logback-encoder's over
 * UDP. Thread-safe once started.
 */
public final class DatadogLayout extends LayoutBase<ILoggingEvent> implements LineElements {
    private final Elements elements = new Elements();
    private volatile @Nullable LineBytes lines;

    /** For Logback's configuration file, which sets the elements and then starts it. */
    public DatadogLayout() {}

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
    public String getContentType() {
        return "application/json";
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        LineBytes open = lines;
        return open == null ? "" : new String(open.of(event), StandardCharsets.UTF_8);
    }
}
