package dev.hinomi.benchmarks.bench;

import dev.hinomi.benchmarks.jmh.CallCost;
import dev.hinomi.benchmarks.jmh.Jmh;
import dev.hinomi.benchmarks.jmh.MethodCosts;
import dev.hinomi.benchmarks.process.JavaProcess;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Folders;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.benchmarks.sink.Mood;
import dev.hinomi.benchmarks.sink.SinkProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** A log call in durable mode, beside one that writes a line of logstash-logback-encoder to a file. */
public final class LogsCall implements Run {
    private static final double MOST = 0.65;
    private static final int MOST_BYTES = 600;
    private static final int MOST_P99_NANOS = 50_000;
    private static final int WARMUP_LINES = 25_000;
    private static final int LINES = 50_000;

    /** How long calls at a steady rate took. */
    private record Paced(long medianNanos, long highNanos) {
        static Paced after(JavaProcess logger, int lines) {
            String[] nanos = logger.ask(String.valueOf(lines)).split(" ", -1);
            return new Paced(Long.parseLong(nanos[0]), Long.parseLong(nanos[1]));
        }

        boolean addTo(Map<String, Object> values, String name) {
            values.put(name + "_p50_nanos", medianNanos);
            values.put(name + "_p99_nanos", highNanos);
            return highNanos <= MOST_P99_NANOS;
        }
    }

    @Override
    public String name() {
        return "logs-call";
    }

    @Override
    public String what() {
        return "a log call in durable mode: at most " + MOST
                + " of the CPU time of a file of logstash-logback-encoder's lines, " + MOST_BYTES
                + " bytes; at 5,000/s p99 at most " + MOST_P99_NANOS / 1_000 + " µs, sink up and refusing";
    }

    @Override
    public Figures run() throws RunnerException, IOException {
        Path folder = Folders.temporary("logs-call");
        try (SinkProcess sink = SinkProcess.start()) {
            Map<String, Object> values = new LinkedHashMap<>();
            MethodCosts costs = Jmh.run(CallLogger.class, "-D" + CallLogger.SINK + "=" + sink.uri());
            CallCost ours = costs.of("oursDurable");
            double ratio = ours.addBeside("lle", costs.of("peerFile"), "call", values);
            boolean prompt = areOursPrompt(sink, folder, values);
            try (JavaProcess peer = logger("peer", folder.resolve("service.log"))) {
                Paced.after(peer, LINES).addTo(values, "lle_file");
            }
            return new Figures(values, ratio <= MOST && ours.allocatedBytes() <= MOST_BYTES && prompt);
        } finally {
            Folders.delete(folder);
        }
    }

    private static boolean areOursPrompt(SinkProcess sink, Path folder, Map<String, Object> values) throws IOException {
        try (JavaProcess ours = logger(sink.uri(), folder.resolve("spool"))) {
            boolean up = Paced.after(ours, LINES).addTo(values, "up");
            sink.become(Mood.REFUSES);
            boolean refused = Paced.after(ours, LINES).addTo(values, "refused");
            return up && refused;
        }
    }

    private static JavaProcess logger(Object intake, Path file) throws IOException {
        JavaProcess process = JavaProcess.start(PacedCalls.class, List.of("-Xms256m", "-Xmx256m"), intake, file);
        Paced.after(process, WARMUP_LINES);
        return process;
    }
}
