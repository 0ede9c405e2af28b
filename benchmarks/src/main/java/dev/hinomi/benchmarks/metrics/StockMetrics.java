package dev.hinomi.benchmarks.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.ipc.http.HttpSender;
import io.micrometer.core.ipc.http.HttpUrlConnectionSender;
import io.micrometer.datadog.DatadogConfig;
import io.micrometer.datadog.DatadogMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The peer: Micrometer's own Datadog registry, whose parent class ours shares with it.
 *
 * @param registry the registry
 */
public record StockMetrics(DatadogMeterRegistry registry) implements AutoCloseable {
    private static final Method PUBLISH = publishMethod();

    private record Config(String uri, Duration step, boolean enabled) implements DatadogConfig {
        @Override
        public @Nullable String get(String key) {
            return null;
        }

        @Override
        public String apiKey() {
            return "0123456789abcdef0123456789abcdef";
        }
    }

    /** A registry that publishes when it is told to, through the given sender. */
    public static StockMetrics unscheduled(Clock clock, Duration step, HttpSender sender) {
        return new StockMetrics(DatadogMeterRegistry.builder(new Config("http://127.0.0.1", step, false))
                .clock(clock)
                .httpClient(sender)
                .build());
    }

    /** The same, with every option as it is by default, to an intake. */
    public static StockMetrics unscheduled(Clock clock, Duration step, URI intake) {
        return new StockMetrics(DatadogMeterRegistry.builder(new Config(intake.toString(), step, false))
                .clock(clock)
                .httpClient(new HttpUrlConnectionSender())
                .build());
    }

    /** A registry that publishes each step to an intake. */
    public static StockMetrics scheduled(Duration step, URI intake) {
        return new StockMetrics(new DatadogMeterRegistry(new Config(intake.toString(), step, true), Clock.SYSTEM));
    }

    /** Publishes the last full step. */
    public void publish() {
        try {
            PUBLISH.invoke(registry);
        } catch (IllegalAccessException | InvocationTargetException failed) {
            throw new IllegalStateException("Micrometer's registry cannot publish.", failed);
        }
    }

    @Override
    public void close() {
        registry.close();
    }

    /** Only its own schedule may call it, which knows no clock but the machine's. */
    private static Method publishMethod() {
        try {
            Method publish = DatadogMeterRegistry.class.getDeclaredMethod("publish");
            publish.setAccessible(true);
            return publish;
        } catch (NoSuchMethodException gone) {
            throw new IllegalStateException("Micrometer's registry has no publish() any more.", gone);
        }
    }
}
