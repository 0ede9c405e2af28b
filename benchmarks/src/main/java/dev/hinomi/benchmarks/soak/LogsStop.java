package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.logs.SpooledLogs;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Folders;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.LogEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A stop while the intake refuses connections, and one while it does not answer; then a start with the intake back. */
public final class LogsStop implements Run {
    private static final int LINES = 20_000;
    private static final int LINES_PER_SECOND = 5_000;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

    /** One stop, and how long the calls before it took at the median and at the 99th percentile. */
    private record Stop(Duration took, long dropped, long lost, long medianNanos, long highNanos) {
        boolean reached() {
            return took.compareTo(LONGEST_STOP) <= 0 && dropped == 0 && lost == 0;
        }

        void addTo(Map<String, Object> values, String sink) {
            values.put(sink + "_stop_millis", took.toMillis());
            values.put(sink + "_dropped", dropped);
            values.put(sink + "_lost", lost);
            values.put(sink + "_call_p50_nanos", medianNanos);
            values.put(sink + "_call_p99_nanos", highNanos);
        }
    }

    @Override
    public String name() {
        return "logs-stop";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "stop with %,d lines waiting and the sink refusing, and hanging: at most %d s, 0 lost after the next start",
                LINES,
                LONGEST_STOP.toSeconds());
    }

    @Override
    public Figures run() throws IOException {
        Stop refused = stop(new FaultAction.Refuse());
        Stop hanging = stop(new FaultAction.Hang());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("logged", LINES);
        refused.addTo(values, "refused");
        hanging.addTo(values, "hanging");
        return new Figures(values, refused.reached() && hanging.reached());
    }

    private static Stop stop(FaultAction fault) throws IOException {
        Path folder = Folders.temporary("logs-stop");
        try (Sandbox sandbox = Sandbox.startOnFreePorts()) {
            sandbox.faults().add(Fault.of(FaultTarget.LOGS, fault));
            SpooledLogs logs = SpooledLogs.open(sandbox.uri(), folder);
            long[] callNanos = timedCalls(logs);
            long start = System.nanoTime();
            logs.close();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            sandbox.faults().clear();
            try (SpooledLogs next = SpooledLogs.open(sandbox.uri(), folder)) {
                next.shipping().flush(Duration.ofMinutes(1));
            }
            long arrived = sandbox.logs().all().stream()
                    .map(LogEntry::message)
                    .distinct()
                    .count();
            long dropped = logs.shipping().outlet().counts().droppedTotal();
            return new Stop(took, dropped, LINES - arrived, callNanos[LINES / 2], callNanos[LINES / 100 * 99]);
        } finally {
            Folders.delete(folder);
        }
    }

    private static long[] timedCalls(SpooledLogs logs) {
        long[] nanos = new long[LINES];
        logs.log(0, LINES, LINES_PER_SECOND, (line, took) -> nanos[line] = took);
        Arrays.sort(nanos);
        return nanos;
    }
}
