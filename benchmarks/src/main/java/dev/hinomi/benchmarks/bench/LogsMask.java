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

/** What masking adds to an event, with all detectors that are on by default, beside logstash-logback-encoder's. */
public final class LogsMask implements Run {
    private static final int MOST_PLAIN_NANOS = 500;
    private static final int MOST_STACK_NANOS = 4_000;
    private static final double MOST_BYTES = 0.5;

    @Override
    public String name() {
        return "logs-mask";
    }

    @Override
    public String what() {
        return "masking adds at most " + MOST_PLAIN_NANOS + " ns of CPU time to an event, " + MOST_STACK_NANOS
                + " ns to a stack of 30 frames, and no allocation; beside logstash-logback-encoder's decorator";
    }

    @Override
    public Figures run() throws RunnerException {
        MethodCosts costs = Jmh.run(MaskOneEvent.class);
        CallCost plain = costs.of("oursPlain");
        CallCost stack = costs.of("oursStack");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("plain_more_ns", Math.round(plain.cpuNanos()));
        values.put("stack_more_ns", Math.round(stack.cpuNanos()));
        values.put("bytes_per_op", bytes(plain) + "/" + bytes(stack));
        values.put(
                "text_bytes",
                SampleTexts.plain().bytes() + "/" + SampleTexts.stack().bytes());
        values.put("lle_plain_more_ns", more(costs, "peerPlain"));
        values.put("lle_exception_more_ns", more(costs, "peerStack"));
        return new Figures(
                values,
                plain.cpuNanos() <= MOST_PLAIN_NANOS
                        && stack.cpuNanos() <= MOST_STACK_NANOS
                        && plain.allocatedBytes() < MOST_BYTES
                        && stack.allocatedBytes() < MOST_BYTES);
    }

    private static long more(MethodCosts costs, String method) {
        return Math.round(
                costs.of(method + "Masked").cpuNanos() - costs.of(method).cpuNanos());
    }

    private static String bytes(CallCost cost) {
        return String.format(Locale.ROOT, "%.2f", cost.allocatedBytes());
    }
}
