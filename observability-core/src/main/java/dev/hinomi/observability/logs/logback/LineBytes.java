package dev.hinomi.observability.logs.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.json.JsonWriter;
import dev.hinomi.observability.json.JsonWriterPool;
import dev.hinomi.observability.logs.LogEncoder;
import dev.hinomi.observability.logs.LogLimits;
import dev.hinomi.observability.logs.settings.WrittenSettings;
import java.util.Arrays;
import java.util.List;

/** Turns events into lines for somebody else's appender. Never throws. Thread-safe. */
final class LineBytes {
    private static final byte[] NOTHING = {};

    private final LogEncoder encoder;
    private final JsonWriterPool writers = new JsonWriterPool();
    private final List<Problem> problems;

    LineBytes(Elements elements) {
        WrittenSettings written = elements.logs();
        this.problems = written.problems();
        this.encoder = new LogEncoder(
                elements.identity(), written.settings().options().withLimits(LogLimits.standardOutput()));
    }

    /** What was wrong with the elements. */
    List<Problem> problems() {
        return problems;
    }

    /** The event as one line with its end, or nothing if it cannot be read. */
    byte[] of(ILoggingEvent event) {
        byte[][] line = {NOTHING};
        writers.use(writer -> line[0] = write(event, writer));
        return line[0];
    }

    private byte[] write(ILoggingEvent event, JsonWriter writer) {
        try {
            encoder.encode(new LogbackEvent(event), writer);
        } catch (Throwable unreadable) { // Whatever an event throws when it is read, the application only logged.
            return NOTHING;
        }
        byte[] line = Arrays.copyOf(writer.buffer(), writer.length() + 1);
        line[writer.length()] = '\n';
        return line;
    }
}
