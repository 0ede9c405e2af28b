package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.bench.SuppressCall;
import dev.hinomi.benchmarks.jmh.CallCost;
import dev.hinomi.benchmarks.jmh.Jmh;
import dev.hinomi.benchmarks.jmh.MethodCosts;
import dev.hinomi.benchmarks.process.JavaProcess;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Folders;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.openjdk.jmh.runner.RunnerException;

/** The same error over and over for a minute, and what one costs that is only counted. */
public final class LogsFlood implements Run {
    private static final int ERRORS = 1_000_000;
    private static final int SECONDS = 60;
    private static final int LINES_PER_SECOND = 10;
    private static final int MOST_NANOS = 100;

    /** What has arrived: lines as they were logged, summaries, and how many lines the summaries stand for. */
    private record Arrived(long lines, long summaries, long summed) {
        static Arrived in(Sandbox sandbox) {
            List<OptionalDouble> suppressed = sandbox.logs().all().stream()
                    .map(entry -> entry.attributes().number("suppressed_count"))
                    .toList();
            long summaries =
                    suppressed.stream().filter(OptionalDouble::isPresent).count();
            double summed =
                    suppressed.stream().mapToDouble(count -> count.orElse(0)).sum();
            return new Arrived(suppressed.size() - summaries, summaries, Math.round(summed));
        }

        /** The seconds of the flood control are not those of the flood: there is one more of them. */
        boolean reached() {
            return lines + summed == ERRORS && lines <= LINES_PER_SECOND * (SECONDS + 1) && summaries <= SECONDS + 1;
        }
    }

    @Override
    public String name() {
        return "logs-flood";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%,d times the same error in %d s: at most %d lines and a summary per second, exact counts, at most %d ns "
                        + "of CPU time for one that is suppressed",
                ERRORS,
                SECONDS,
                LINES_PER_SECOND,
                MOST_NANOS);
    }

    @Override
    public Figures run() throws IOException, RunnerException {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean counted = isCounted(values);
        MethodCosts costs = Jmh.run(SuppressCall.class);
        CallCost plain = costs.of("suppressPlain");
        CallCost failed = costs.of("suppressFailed");
        plain.addTo(values, "suppressed_plain");
        failed.addTo(values, "suppressed_exception");
        return new Figures(values, counted && plain.cpuNanos() <= MOST_NANOS && failed.cpuNanos() <= MOST_NANOS);
    }

    private static boolean isCounted(Map<String, Object> values) throws IOException {
        Path folder = Folders.temporary("logs-flood");
        try (Sandbox sandbox = Sandbox.startOnFreePorts();
                JavaProcess load = JavaProcess.start(
                        FloodLoad.class, List.of("-Xmx256m"), sandbox.uri(), folder.resolve("spool"))) {
            String[] told = load.ask(FloodLoad.errors(ERRORS, SECONDS)).split(" ", -1);
            long suppressed = Long.parseLong(told[0]);
            long sent = Long.parseLong(told[1]);
            long dropped = Long.parseLong(told[2]);
            Arrived arrived = Arrived.in(sandbox);
            values.put("logged", ERRORS);
            values.put("lines", arrived.lines());
            values.put("summaries", arrived.summaries());
            values.put("suppressed", suppressed);
            values.put("suppressed_by_summaries", arrived.summed());
            values.put("uncounted", ERRORS - arrived.lines() - arrived.summed());
            values.put("dropped", dropped);
            return arrived.reached()
                    && suppressed == arrived.summed()
                    && sent == arrived.lines() + arrived.summaries()
                    && dropped == 0;
        } finally {
            Folders.delete(folder);
        }
    }
}
