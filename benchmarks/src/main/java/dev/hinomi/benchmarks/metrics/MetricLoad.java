package dev.hinomi.benchmarks.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Meters as a service has them: half counters, a quarter gauges, a quarter timers, three tags each and twenty sets of tags
 * a name. Remembers what was recorded, so that sums can be compared exactly. One thread records; gauges may be read by
 * another.
 */
public final class MetricLoad {
    private static final int SETS_A_NAME = 20;
    private static final int KINDS = 4;
    private static final int SERIES_OF_A_TIMER = 3;
    private static final int MOST_COUNTED = 100;
    private static final int MOST_MILLIS = 500;
    private static final long SEED = 20_261_123;

    private record NamedCounter(String metric, Counter counter) {}

    private record NamedTimer(String metric, Timer timer) {}

    private final List<NamedCounter> counters = new ArrayList<>();
    private final List<NamedTimer> timers = new ArrayList<>();
    private final double[] gauges;
    private final Map<String, Double> sums = new HashMap<>();
    private final Random random = new Random(SEED);

    private MetricLoad(int meters) {
        this.gauges = new double[meters];
    }

    /** Registers so many meters. */
    public static MetricLoad on(MeterRegistry registry, int meters, ExtraTags extra) {
        MetricLoad load = new MetricLoad(meters);
        for (int meter = 0; meter < meters; meter++) {
            load.register(meter, extra.of(meter), registry);
        }
        return load;
    }

    /** The points that ours makes of all meters in a step in which every one was recorded into. */
    public long points() {
        return (long) counters.size() + gauges() + SERIES_OF_A_TIMER * (long) timers.size();
    }

    /** Records once into every meter. */
    public void record() {
        for (NamedCounter named : counters) {
            int amount = 1 + random.nextInt(MOST_COUNTED);
            named.counter().increment(amount);
            sums.merge(named.metric(), (double) amount, Double::sum);
        }
        for (int i = 0; i < gauges.length; i++) {
            gauges[i] = random.nextInt(MOST_COUNTED * MOST_COUNTED);
        }
        for (NamedTimer named : timers) {
            int millis = 1 + random.nextInt(MOST_MILLIS);
            named.timer().record(millis, TimeUnit.MILLISECONDS);
            sums.merge(named.metric() + ".sum", (double) millis, Double::sum);
            sums.merge(named.metric() + ".count", 1.0, Double::sum);
        }
    }

    /** How many of the sums that were recorded are not what has arrived. */
    public long wrongSums(Map<String, Double> arrived) {
        return sums.entrySet().stream()
                .filter(sum -> !sum.getValue().equals(arrived.get(sum.getKey())))
                .count();
    }

    /** Which part of all that was counted has not arrived; less than 0 if more has. */
    public double lostShare(Map<String, Double> arrived) {
        double recorded = 0;
        double lost = 0;
        for (Map.Entry<String, Double> sum : sums.entrySet()) {
            recorded += sum.getValue();
            lost += sum.getValue() - arrived.getOrDefault(sum.getKey(), 0.0);
        }
        return lost / recorded;
    }

    private long gauges() {
        return gauges.length - counters.size() - (long) timers.size();
    }

    private void register(int meter, Tags extra, MeterRegistry registry) {
        int name = meter / SETS_A_NAME;
        int set = meter % SETS_A_NAME;
        Tags tags = Tags.of("operation", "operation-" + set, "outcome", set % 2 == 0 ? "success" : "failure")
                .and("region", "ap-northeast-" + set % KINDS)
                .and(extra);
        switch (name % KINDS) {
            case 0 -> gauge("service.pool" + name + ".used", meter, tags, registry);
            case 1 -> timer("service.requests" + name, tags, registry);
            default -> counter("service.events" + name + ".handled", tags, registry);
        }
    }

    private void gauge(String name, int meter, Tags tags, MeterRegistry registry) {
        Gauge.builder(name, gauges, all -> all[meter]).tags(tags).register(registry);
    }

    private void timer(String name, Tags tags, MeterRegistry registry) {
        timers.add(new NamedTimer(name, Timer.builder(name).tags(tags).register(registry)));
    }

    private void counter(String name, Tags tags, MeterRegistry registry) {
        counters.add(new NamedCounter(name, Counter.builder(name).tags(tags).register(registry)));
    }
}
