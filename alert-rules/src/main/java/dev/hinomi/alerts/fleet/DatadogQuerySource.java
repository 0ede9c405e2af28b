package dev.hinomi.alerts.fleet;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.series.FleetAnswer;
import dev.hinomi.alerts.series.FleetSource;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Datadog what the metrics of all processes come to, on a daemon thread of its own that begins with the first question. Whoever
 * wants an answer gets the latest one at once. Thread-safe.
 */
public final class DatadogQuerySource implements FleetSource, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatadogQuerySource.class);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Conversation conversation;
    private final InstantSource clock;
    private final Thread thread = new Thread(this::run, "hinomi-alerts-fleet");
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean closed;

    /**
     * A source that has not asked anything.
     *
     * @param endpoints where Datadog is
     * @param apiKey names the organization
     * @param applicationKey of somebody who may query metrics
     * @param settings how it is asked
     * @param clock the time of day
     */
    public DatadogQuerySource(
            DatadogEndpoints endpoints,
            Secret apiKey,
            Secret applicationKey,
            FleetSettings settings,
            InstantSource clock) {
        this(
                new Conversation(
                        new DatadogQueryApi(endpoints.metricQuery(), apiKey, applicationKey, settings.timeout()),
                        settings),
                clock);
    }

    DatadogQuerySource(Conversation conversation, InstantSource clock) {
        this.conversation = conversation;
        this.clock = clock;
        thread.setDaemon(true);
    }

    @Override
    public FleetAnswer latest(MetricMonitor query) {
        boolean isNew = conversation.isNew(query);
        FleetAnswer answer = conversation.latest(query, clock.instant());
        if (isNew) {
            begin();
        }
        return answer;
    }

    private void begin() {
        if (!closed && begun.compareAndSet(false, true)) {
            thread.start();
        }
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            Duration wait = asked();
            if (!wait.isZero()) {
                LockSupport.parkNanos(this, wait.toNanos());
            }
        }
    }

    /** Whatever is thrown here would end the asking without a word. */
    private Duration asked() {
        try {
            return conversation.ask(clock.instant());
        } catch (RuntimeException | Error failure) {
            LOG.warn("Datadog could not be asked; it is tried again in {}", AFTER_FAILURE, failure);
            return AFTER_FAILURE;
        }
    }

    /** Asks nothing more; does not wait for an answer that is under way. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
