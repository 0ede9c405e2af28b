package dev.hinomi.benchmarks.jmh;

import dev.hinomi.benchmarks.process.ClassPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the methods of a benchmark class one after the other, each in a process of its own, and all of them again: what
 * disturbs one round disturbs all its methods alike.
 */
public final class Jmh {
    private static final int ROUNDS = 2;
    private static final int WARMUPS = 4;
    private static final TimeValue WARMUP = TimeValue.seconds(2);
    private static final int ITERATIONS = 5;
    private static final TimeValue ITERATION = TimeValue.milliseconds(1500);

    private Jmh() {}

    /**
     * The medians over all iterations, by the name of the method.
     *
     * @param benchmark the class, whose methods take a {@link ThreadCost}
     * @param properties system properties for its processes, such as {@code -Dsink=http://127.0.0.1:1234}
     */
    public static MethodCosts run(Class<?> benchmark, String... properties) throws RunnerException {
        return runOn(1, benchmark, properties);
    }

    /** The same on several threads at once; a cost is that of a call on each of them. */
    public static MethodCosts runOn(int threads, Class<?> benchmark, String... properties) throws RunnerException {
        System.setProperty("java.class.path", ClassPath.ofThisRun());
        Map<String, List<CallCost>> iterations = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (RunResult result : new Runner(options(threads, benchmark, properties)).run()) {
                iterations
                        .computeIfAbsent(method(result.getParams()), first -> new ArrayList<>())
                        .addAll(costs(result));
            }
        }
        Map<String, CallCost> medians = new TreeMap<>();
        iterations.forEach((method, costs) -> medians.put(method, median(costs)));
        return new MethodCosts(medians);
    }

    private static Options options(int threads, Class<?> benchmark, String... properties) {
        return new OptionsBuilder()
                .include("^" + Pattern.quote(benchmark.getName() + "."))
                .threads(threads)
                .forks(1)
                .jvmArgs("-Xbatch", "-Xms1g", "-Xmx1g", "-XX:+UseG1GC")
                .jvmArgsAppend(properties)
                .warmupIterations(WARMUPS)
                .warmupTime(WARMUP)
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static String method(BenchmarkParams params) {
        String name = params.getBenchmark();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static List<CallCost> costs(RunResult result) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(Jmh::cost)
                .toList();
    }

    private static CallCost cost(IterationResult iteration) {
        long calls = iteration.getMetadata().getAllOps();
        return new CallCost(counted("cpuNanos", iteration) / calls, counted("allocatedBytes", iteration) / calls);
    }

    private static double counted(String counter, IterationResult iteration) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(counter), counter)
                .getScore();
    }

    private static CallCost median(Collection<CallCost> costs) {
        return new CallCost(median(costs, CallCost::cpuNanos), median(costs, CallCost::allocatedBytes));
    }

    private static double median(Collection<CallCost> costs, ToDoubleFunction<CallCost> figure) {
        double[] sorted = costs.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
