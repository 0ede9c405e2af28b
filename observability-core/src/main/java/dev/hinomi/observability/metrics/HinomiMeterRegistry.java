package dev.hinomi.observability.metrics;

import dev.hinomi.observability.datadog.DatadogLimits;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.Priority;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonWriter;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.HistogramGauges;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.step.StepCounter;
import io.micrometer.core.instrument.step.StepFunctionCounter;
import io.micrometer.core.instrument.step.StepFunctionTimer;
import io.micrometer.datadog.DatadogMeterRegistry;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Micrometer's Datadog registry with our own way of publishing: v2 series through a {@link Delivery}, each point stamped
 * at the end of its step, nothing lost while the intake is down or the process was frozen, and exactly one last flush when
 * it is closed. Names and tags follow {@link DatadogNames}, after a naming convention of yours if you set one. Publishing
 * encodes and queues; the network is the delivery's business. Thread-safe.
 *
 * <p>Every series has a tag {@code instance}: the container's id on ECS, elsewhere eight digits chosen at the start. Of two
 * points with the same name, tags and second Datadog keeps the last, so that without it a fleet would count as one copy. A
 * tag {@code instance} of the meter, of the registry's common tags or of the identity takes its place.
 */
public final class HinomiMeterRegistry extends DatadogMeterRegistry {
    /** How often points are published unless told otherwise. */
    public static final Duration DEFAULT_STEP = Duration.ofSeconds(60);

    private static final String CONTAINER = "container_id";
    private static final Duration LONGEST_STEP = DatadogLimits.OLDEST_POINT;

    private final Supplier<ServiceIdentity> identity;
    private final Delivery delivery;
    private final StepClock steps;
    private final Readings readings = new Readings(TimeUnit.MILLISECONDS);
    private final JsonWriter json = new JsonWriter();
    private final ReentrantLock publishing = new ReentrantLock();
    private final String chosenInstance =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    private final AtomicLong skipped = new AtomicLong();
    private final @Nullable StepSchedule schedule;
    private long lastStamp;

    private HinomiMeterRegistry(Builder parts) {
        super(new RegistryConfig(parts.step), parts.clock);
        this.identity = parts.identity;
        this.delivery = parts.delivery;
        config().namingConvention(NamingConvention.identity);
        this.steps = new StepClock(parts.clock, parts.step.toMillis());
        this.schedule = parts.scheduled ? StepSchedule.start(parts.clock, parts.step, this::publishStep) : null;
    }

    /** Starts the description of a registry that publishes through the delivery, which it does not close. */
    public static Builder builder(Supplier<ServiceIdentity> identity, Delivery delivery) {
        return new Builder(identity, delivery);
    }

    /** How many numbers could not be sent: NaN, infinite, or read from a meter that failed. */
    public long skipped() {
        return skipped.get();
    }

    /**
     * Publishes what was recorded since the last time, as a part of a step, and waits until it has left.
     *
     * @return whether nothing of it waits any longer: in time it was sent, or given up and counted as dropped
     */
    public boolean flush(Duration atMost) {
        publish(steps.realSeconds());
        return delivery.flush(atMost);
    }

    /** The schedule is our own: called by the parent's constructor, before there is anything to schedule. */
    @Override
    public void start(ThreadFactory threadFactory) {
        // Points are published by StepSchedule.
    }

    /** Ends the schedule; what is recorded from now on is published by {@link #close()}. */
    @Override
    public void stop() {
        if (schedule != null) {
            schedule.stop();
        }
    }

    /**
     * Publishes what was recorded since the last time, exactly once, and closes. Does not wait for the network: close the
     * delivery for that.
     */
    @Override
    public void close() {
        publishing.lock();
        try {
            if (!isClosed()) {
                getMeters().forEach(this::removeIfUnreadable);
            }
            super.close();
        } finally {
            publishing.unlock();
        }
    }

    /** Micrometer reads every function once more when it closes, and would stop at one that throws. */
    private void removeIfUnreadable(Meter meter) {
        try {
            readings.of(meter);
        } catch (RuntimeException | Error unreadable) {
            remove(meter);
            skipped.incrementAndGet();
        }
    }

    /** Called by the parent, once, when it closes. */
    @Override
    protected void publish() {
        publish(steps.realSeconds());
    }

    /** Publishes the step that has just ended. */
    void publishStep() {
        try {
            long now = steps.realSeconds();
            publish(now - now % stepSeconds());
        } catch (RuntimeException | Error failed) {
            // Thrown on, it would end the schedule; the next step publishes what this one did not.
            skipped.incrementAndGet();
        }
    }

    private void publish(long endSeconds) {
        publishing.lock();
        try {
            if (isClosed()) {
                return;
            }
            SeriesEncoder encoder = encoder();
            long stamp = Math.max(endSeconds, lastStamp + 1);
            lastStamp = stamp;
            steps.nextStep();
            getMeters().forEach(meter -> publish(meter, stamp, encoder));
        } finally {
            publishing.unlock();
        }
    }

    private SeriesEncoder encoder() {
        ServiceIdentity speaker = identity.get();
        String instance = speaker.instanceTags().getOrDefault(CONTAINER, chosenInstance);
        return new SeriesEncoder(speaker, config().namingConvention(), stepSeconds(), instance);
    }

    private void publish(Meter meter, long stamp, SeriesEncoder encoder) {
        try {
            for (Reading reading : readings.of(meter)) {
                if (reading.isFinite()) {
                    json.reset();
                    encoder.encode(meter.getId(), reading, stamp, json);
                    delivery.offer(json.buffer(), 0, json.length(), Priority.NORMAL);
                } else {
                    skipped.incrementAndGet();
                }
            }
        } catch (RuntimeException | Error unreadable) {
            skipped.incrementAndGet();
        }
    }

    private long stepSeconds() {
        return TimeUnit.MILLISECONDS.toSeconds(steps.stepMillis());
    }

    @Override
    protected Counter newCounter(Meter.Id id) {
        return new StepCounter(id, steps, steps.stepMillis());
    }

    @Override
    protected Timer newTimer(Meter.Id id, DistributionStatisticConfig statistics, PauseDetector pauses) {
        Timer timer = new SteppedTimer(id, steps, statistics, pauses);
        HistogramGauges.registerWithCommonFormat(timer, this);
        return timer;
    }

    @Override
    protected DistributionSummary newDistributionSummary(
            Meter.Id id, DistributionStatisticConfig statistics, double scale) {
        DistributionSummary summary = new SteppedSummary(id, steps, statistics, scale);
        HistogramGauges.registerWithCommonFormat(summary, this);
        return summary;
    }

    @Override
    protected <T> FunctionTimer newFunctionTimer(
            Meter.Id id, T object, ToLongFunction<T> count, ToDoubleFunction<T> total, TimeUnit unit) {
        return new StepFunctionTimer<>(id, steps, steps.stepMillis(), object, count, total, unit, getBaseTimeUnit());
    }

    @Override
    protected <T> FunctionCounter newFunctionCounter(Meter.Id id, T object, ToDoubleFunction<T> count) {
        return new StepFunctionCounter<>(id, steps, steps.stepMillis(), object, count);
    }

    /** Describes a registry; not thread-safe. */
    public static final class Builder {
        private final Supplier<ServiceIdentity> identity;
        private final Delivery delivery;
        private Duration step = DEFAULT_STEP;
        private Clock clock = Clock.SYSTEM;
        private boolean scheduled = true;

        private Builder(Supplier<ServiceIdentity> identity, Delivery delivery) {
            this.identity = identity;
            this.delivery = delivery;
        }

        /**
         * How often points are published.
         *
         * @throws IllegalArgumentException if it is not a whole number of seconds from 1 s to 1 h: points are stamped in
         *     seconds, and Datadog refuses those older than an hour
         */
        public Builder step(Duration value) {
            if (value.toNanosPart() != 0 || value.toSeconds() < 1 || value.compareTo(LONGEST_STEP) > 0) {
                throw new IllegalArgumentException(
                        "The step must be a whole number of seconds from 1 s to 1 h, but is " + value + ".");
            }
            this.step = value;
            return this;
        }

        /** The clock for steps and timers; the machine's by default. */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /** Publishes only when asked to: by {@link HinomiMeterRegistry#flush}, and when it is closed. */
        public Builder unscheduled() {
            this.scheduled = false;
            return this;
        }

        /** The registry, publishing from now on. */
        public HinomiMeterRegistry build() {
            return new HinomiMeterRegistry(this);
        }
    }
}
