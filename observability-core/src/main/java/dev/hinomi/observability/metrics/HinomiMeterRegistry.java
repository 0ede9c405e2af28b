package dev.hinomi.observability.metrics;

import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.metrics.sketch.Sketch;
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
import java.util.Optional;
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
 *
 * <p>Timers and summaries may be sent as distributions too ({@link DistributionMode}), under the name of the meter itself.
 * They have no percentiles of this process then. Datadog adds distributions up, so that they need no {@code instance}.
 */
public final class HinomiMeterRegistry extends DatadogMeterRegistry {
    private final Supplier<ServiceIdentity> identity;
    private final Outlet outlet;
    private final Optional<Outlet> distributions;
    private final DistributionMode distributed;
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
        super(new RegistryConfig(parts.settings.step()), parts.clock);
        Duration step = parts.settings.step();
        this.identity = parts.identity;
        this.outlet = parts.outlet;
        this.distributions = parts.distributions;
        this.distributed = distributions.isPresent() ? parts.settings.distributions() : DistributionMode.OFF;
        config().namingConvention(NamingConvention.identity);
        this.steps = new StepClock(parts.clock, step.toMillis());
        this.publisher =
                new Publisher(parts.settings, outlet, distributions.map(way -> new Distributions(way, tally)), tally);
        config().onMeterAdded(publisher::add).onMeterRemoved(publisher::remove);
        this.schedule = parts.scheduled ? StepSchedule.start(parts.clock, step, this::publishStep) : null;
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
        long begun = steps.monotonicTime();
        if (!publishPart()) {
            return false;
        }
        boolean pointsLeft = outlet.flush(atMost);
        return distributions.map(way -> way.flush(rest(atMost, begun))).orElse(true) && pointsLeft;
    }

    private Duration rest(Duration atMost, long begun) {
        Duration rest = atMost.minusNanos(steps.monotonicTime() - begun);
        return rest.isNegative() ? Duration.ZERO : rest;
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
        Sketch sketch = sketch(statistics);
        Timer timer = new SteppedTimer(id, steps, statisticsBeside(sketch, statistics), pauses, sketch);
        HistogramGauges.registerWithCommonFormat(timer, this);
        return timer;
    }

    @Override
    protected DistributionSummary newDistributionSummary(
            Meter.Id id, DistributionStatisticConfig statistics, double scale) {
        Sketch sketch = sketch(statistics);
        DistributionSummary summary =
                new SteppedSummary(id, steps, statisticsBeside(sketch, statistics), scale, sketch);
        HistogramGauges.registerWithCommonFormat(summary, this);
        return summary;
    }

    private @Nullable Sketch sketch(DistributionStatisticConfig statistics) {
        return distributed.includes(statistics) ? Sketch.create() : null;
    }

    private static DistributionStatisticConfig statisticsBeside(
            @Nullable Sketch sketch, DistributionStatisticConfig statistics) {
        return sketch == null ? statistics : DistributionMode.withoutPercentiles(statistics);
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
        private Optional<Outlet> distributions = Optional.empty();
        private PublishSettings settings = PublishSettings.ofDefaults();
        private Clock clock = Clock.SYSTEM;
        private boolean scheduled = true;

        private Builder(Supplier<ServiceIdentity> identity, Outlet outlet) {
            this.identity = identity;
            this.outlet = outlet;
        }

        /** How it publishes. */
        public Builder settings(PublishSettings value) {
            this.settings = value;
            return this;
        }

        /**
         * How often points are published.
         *
         * @throws IllegalArgumentException if it is not a whole number of seconds from 1 s to 1 h
         */
        public Builder step(Duration value) {
            return settings(settings.withStep(value));
        }

        /** The form in which series are sent; the second one by default. */
        public Builder form(SeriesForm value) {
            return settings(settings.withForm(value));
        }

        /**
         * After how many steps in which nothing happened a counter, timer or summary is no longer published until something
         * happens to it.
         *
         * @throws IllegalArgumentException if it is not 1 to {@value PublishSettings#MOST_IDLE_STEPS}
         */
        public Builder idleSteps(int value) {
            return settings(settings.withIdleSteps(value));
        }

        /** Where distributions go, which it does not close; without this there are none. */
        public Builder distributionsTo(Outlet value) {
            this.distributions = Optional.of(value);
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
