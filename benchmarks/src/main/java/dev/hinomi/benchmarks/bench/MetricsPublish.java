package dev.hinomi.benchmarks.bench;

import dev.hinomi.benchmarks.jmh.CallCost;
import dev.hinomi.benchmarks.jmh.Jmh;
import dev.hinomi.benchmarks.jmh.MethodCosts;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Publishing one step, per meter, beside Micrometer's own registry with gzip. */
public final class MetricsPublish implements Run {
    private static final double MOST = 0.6;
    private static final int MOST_BYTES = 100;

    @Override
    public String name() {
        return "metrics-publish";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "one step of %,d and of %,d meters read, encoded, compressed and queued: per meter at most %s of the CPU "
                        + "time of Micrometer's Datadog registry with gzip, and %d bytes",
                PublishOneStep.FEW,
                PublishOneStep.MANY,
                MOST,
                MOST_BYTES);
    }

    @Override
    public Figures run() throws RunnerException {
        MethodCosts costs = Jmh.run(PublishOneStep.class);
        Map<String, Object> values = new LinkedHashMap<>();
        boolean few = isCheap("Few", PublishOneStep.FEW, costs, values);
        boolean many = isCheap("Many", PublishOneStep.MANY, costs, values);
        return new Figures(values, few && many);
    }

    private static boolean isCheap(String size, int meters, MethodCosts costs, Map<String, Object> values) {
        CallCost ours = costs.of("ours" + size);
        String name = "of_" + meters;
        double ratio = ours.addBeside("stock_gzip", costs.of("peer" + size), name, values);
        costs.of("plainPeer" + size).addTo(values, "stock_plain_" + name);
        return ratio <= MOST && ours.allocatedBytes() <= MOST_BYTES;
    }
}
