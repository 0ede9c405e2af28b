package dev.hinomi.benchmarks.soak;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Meters of every kind with any name, tags and values, some of which fail when they are read. For one thread. */
final class FuzzedMeters {
    private static final int KINDS = 10;
    private static final int MOST_TAGS = 6;
    private static final double[] VALUES = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        Double.MIN_NORMAL / 2,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        -0.0,
        0,
        1e21,
        1e-7,
        0.1
    };

    private final Random random;
    private final FuzzedText texts;
    private final MeterRegistry registry;

    FuzzedMeters(long seed, MeterRegistry registry) {
        this.random = new Random(seed);
        this.texts = new FuzzedText(random);
        this.registry = registry;
    }

    /** Registers one more and records into it, unless Micrometer has a meter of another kind under its name and tags. */
    void add() {
        try {
            addAny();
        } catch (IllegalArgumentException ofAnotherKind) {
            // It is the application's fault, and Micrometer tells it so.
        }
    }

    private void addAny() {
        String name = texts.any();
        Tags tags = tags();
        double value = value();
        ToDoubleFunction<Object> function = function(value);
        switch (random.nextInt(KINDS)) {
            case 0 -> Counter.builder(name).tags(tags).register(registry).increment(value);
            case 1 ->
                DistributionSummary.builder(name).tags(tags).register(registry).record(value);
            case 2 -> Timer.builder(name).tags(tags).register(registry).record(random.nextLong(), TimeUnit.NANOSECONDS);
            case 3 ->
                FunctionCounter.builder(name, this, function::applyAsDouble)
                        .tags(tags)
                        .register(registry);
            case 4 ->
                FunctionTimer.builder(name, this, any -> random.nextLong(), function::applyAsDouble, TimeUnit.DAYS)
                        .tags(tags)
                        .register(registry);
            case 5 -> LongTaskTimer.builder(name).tags(tags).register(registry).start();
            case 6 -> other(name, tags, () -> function.applyAsDouble(this));
            case 7 ->
                TimeGauge.builder(name, this, TimeUnit.NANOSECONDS, function::applyAsDouble)
                        .tags(tags)
                        .register(registry);
            default ->
                Gauge.builder(name, this, function::applyAsDouble)
                        .tags(tags)
                        .baseUnit(texts.any())
                        .description(texts.any())
                        .register(registry);
        }
    }

    private void other(String name, Tags tags, Supplier<Double> value) {
        Statistic[] statistics = Statistic.values();
        Statistic statistic = statistics[random.nextInt(statistics.length)];
        Meter.builder(name, Meter.Type.OTHER, List.of(new Measurement(value, statistic)))
                .tags(tags)
                .register(registry);
    }

    private Tags tags() {
        Tags tags = Tags.empty();
        for (int i = random.nextInt(MOST_TAGS + 1); i > 0; i--) {
            tags = tags.and(texts.any(), texts.any());
        }
        return tags;
    }

    private double value() {
        return random.nextBoolean()
                ? VALUES[random.nextInt(VALUES.length)]
                : Double.longBitsToDouble(random.nextLong());
    }

    private ToDoubleFunction<Object> function(double value) {
        return switch (random.nextInt(KINDS)) {
            case 0 ->
                any -> {
                    throw new IllegalStateException("A meter that cannot be read.");
                };
            case 1 ->
                any -> {
                    throw new AssertionError("A meter that must not be read.");
                };
            default -> any -> value;
        };
    }
}
