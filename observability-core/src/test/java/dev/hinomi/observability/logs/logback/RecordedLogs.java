package dev.hinomi.observability.logs.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.hinomi.observability.delivery.Batch;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.delivery.Outcome;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.LogOptions;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.logs.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Logback of its own with our appender on the root logger, and every line that was shipped. */
final class RecordedLogs implements AutoCloseable {
    final LoggerContext context = new LoggerContext();
    final Logger logger = context.getLogger("com.example.Jobs");
    final Delivery delivery;
    final LogShipping shipping;
    final DatadogAppender appender;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    RecordedLogs() {
        this(LogOptions.defaults());
    }

    RecordedLogs(LogOptions options) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        delivery = Delivery.builder(LogShipping.settings(), this::record)
                .warnings(LocalWarnings.NO_OP)
                .start();
        shipping = LogShipping.of(() -> ServiceIdentity.of("career-api"), delivery, options);
        appender = new DatadogAppender(shipping);
        appender.setContext(context);
        appender.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.TRACE);
        root.addAppender(appender);
    }

    /** Everything shipped so far, each line read strictly. */
    List<Map<String, Object>> shipped() {
        if (!shipping.flush(Duration.ofSeconds(5))) {
            throw new AssertionError("The lines did not arrive in time: " + delivery.counts());
        }
        return received();
    }

    /** Everything that has arrived, even after the end. */
    List<Map<String, Object>> received() {
        return lines.stream().map(StrictJson::object).toList();
    }

    /** The one line shipped so far. */
    Map<String, Object> only() {
        List<Map<String, Object>> shipped = shipped();
        if (shipped.size() != 1) {
            throw new AssertionError("Expected one line, but got " + shipped);
        }
        return shipped.get(0);
    }

    @Override
    public void close() {
        context.stop();
    }

    private Outcome record(Batch batch) {
        batch.entries().forEach(entry -> lines.add(new String(entry, StandardCharsets.UTF_8)));
        return new Outcome.Sent();
    }
}
