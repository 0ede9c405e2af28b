package dev.hinomi.observability.metrics;

import dev.hinomi.observability.datadog.DatadogLimits;
import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.metrics.wire.SeriesForm;
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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Micrometer's Datadog registry with our own way of publishing: v2 series through the shared delivery, each point stamped
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

    /** After how many steps in which nothing happened a meter falls silent unless told otherwise. */
    public static final int DEFAULT_IDLE_STEPS = 10;

    /** The most steps that a meter to which nothing happens may go on publishing zeros: a day of seconds. */
    public static final int MOST_IDLE_STEPS = 86_400;

    private static final Duration LONGEST_STEP = DatadogLimits.OLDEST_POINT;

    private final Supplier<ServiceIdentity> identity;
    private final Outlet outlet;
    private final StepClock steps;
    private final PublishTally tally = new PublishTally();
    private final Publisher publisher;
    private final Stamps stamps = new Stamps();
    private final ReentrantLock publishing = new ReentrantLock();
    private final String chosenInstance =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    private final @Nullable StepSchedule schedule;
    private @Nullable SeriesNaming naming;
    private long lastEndSeconds;

    private HinomiMeterRegistry(Builder parts) {
        super(new RegistryConfig(parts.step), parts.clock);
        this.identity = parts.identity;
        this.outlet = parts.outlet;
        config().namingConvention(NamingConvention.identity);
        this.steps = new StepClock(parts.clock, parts.step.toMillis());
        this.publisher = new Publisher(parts.outlet, parts.form, stepSeconds(), parts.idleSteps, tally);
        config().onMeterAdded(publisher::add).onMeterRemoved(publisher::remove);
        this.schedule = parts.scheduled ? StepSchedule.start(parts.clock, parts.step, this::publishStep) : null;
    }

    /** Starts the description of a registry that publishes through the outlet, which it does not close. */
    public static Builder builder(Supplier<ServiceIdentity> identity, Outlet outlet) {
        return new Builder(identity, outlet);
    }

    /** How many numbers could not be published: NaN, infinite, too long, or read from a meter that failed. */
    public long skipped() {
        return tally.skipped();
    }

    /** What publishing has done so far. */
    public PublishTally tally() {
        return tally;
    }

    /**
     * Publishes what was recorded since the last time, as a part of a step, and waits until it has left. Each such part
     * has a second of its own; when there have been so many that their stamps are a minute ahead of the clock, what was
     * recorded waits for the next time.
     *
     * @return whether nothing of it waits any longer: in time it was sent, or given up and counted as dropped
     */
    public boolean flush(Duration atMost) {
        return publishPart() && outlet.flush(atMost);
    }

    private boolean publishPart() {
        publishing.lock();
        try {
            long now = steps.realSeconds();
            boolean mayPublish = !stamps.isAhead(now);
            if (mayPublish) {
                publish(now, false);
            }
            return mayPublish;
        } finally {
            publishing.unlock();
        }
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
                super.close();
                publisher.close();
            }
        } finally {
            publishing.unlock();
        }
    }

    /** Micrometer reads every function once more when it closes, and would stop at one that throws. */
    private void removeIfUnreadable(Meter meter) {
        try {
            publisher.tryOut(meter);
        } catch (RuntimeException | Error unreadable) {
            remove(meter);
            tally.skipped(SkipReason.UNREADABLE, 1);
        }
    }

    /** Called by the parent, once, when it closes. */
    @Override
    protected void publish() {
        publish(steps.realSeconds(), false);
    }

    /** Publishes the step that has just ended. */
    void publishStep() {
        try {
            long now = steps.realSeconds();
            publish(now - now % stepSeconds(), true);
        } catch (RuntimeException | Error failed) {
            // Thrown on, it would end the schedule.
            tally.skipped(SkipReason.FAULT, 1);
        }
    }

    private void publish(long endSeconds, boolean whole) {
        publishing.lock();
        try {
            if (isClosed()) {
                return;
            }
            long begun = steps.monotonicTime();
            long stamp = stamps.next(endSeconds);
            steps.nextStep();
            publisher.publish(stamp, whole, naming());
            tally.took(Duration.ofNanos(steps.monotonicTime() - begun));
            countMerged(endSeconds);
        } finally {
            publishing.unlock();
        }
    }

    private void countMerged(long endSeconds) {
        if (lastEndSeconds > 0) {
            tally.merged(Math.max(0, (endSeconds - lastEndSeconds) / stepSeconds() - 1));
        }
        lastEndSeconds = endSeconds - endSeconds % stepSeconds();
    }

    private SeriesNaming naming() {
        ServiceIdentity speaker = identity.get();
        NamingConvention convention = config().namingConvention();
        SeriesNaming known = naming;
        if (known == null || !known.isFor(speaker, convention)) {
            known = SeriesNaming.of(speaker, chosenInstance, convention);
            naming = known;
        }
        return known;
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
        private final Outlet outlet;
        private SeriesForm form = SeriesForm.V2;
        private int idleSteps = DEFAULT_IDLE_STEPS;
        private Duration step = DEFAULT_STEP;
        private Clock clock = Clock.SYSTEM;
        private boolean scheduled = true;

        private Builder(Supplier<ServiceIdentity> identity, Outlet outlet) {
            this.identity = identity;
            this.outlet = outlet;
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

        /** The form in which series are sent; the second one by default. */
        public Builder form(SeriesForm value) {
            this.form = value;
            return this;
        }

        /**
         * After how many steps in which nothing happened a counter, timer or summary is no longer published until something
         * happens to it; {@value #DEFAULT_IDLE_STEPS} by default.
         *
         * @throws IllegalArgumentException if it is not 1 to {@value #MOST_IDLE_STEPS}
         */
        public Builder idleSteps(int value) {
            if (value < 1 || value > MOST_IDLE_STEPS) {
                throw new IllegalArgumentException(
                        "The idle steps must be 1 to " + MOST_IDLE_STEPS + ", but are " + value + ".");
            }
            this.idleSteps = value;
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
