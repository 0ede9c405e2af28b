package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.logs.SpooledLogs;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Folders;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.LogEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A process killed while the intake answers, and one killed four seconds into an outage; then each is started again. */
public final class LogsKill implements Run {
    private static final int LINES = 50_000;
    private static final Duration UNTIL_KILL = Duration.ofSeconds(6);
    private static final Duration UNTIL_OUTAGE = Duration.ofSeconds(3);
    private static final Duration OUTAGE_UNTIL_KILL = Duration.ofSeconds(4);
    private static final int MOST_DUPLICATES = 1_000;

    private record Counts(int logged, long lost, long duplicates, long unrecognised) {
        boolean reached() {
            return lost == 0 && duplicates <= MOST_DUPLICATES && unrecognised == 0;
        }

        void addTo(Map<String, Object> values, String when) {
            values.put(when + "_logged", logged);
            values.put(when + "_lost", lost);
            values.put(when + "_duplicates", duplicates);
            values.put(when + "_duplicates_without_common_id", unrecognised);
        }
    }

    @Override
    public String name() {
        return "logs-kill";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "kill -9 at 5,000 lines/s with the sink up, and %d s into an outage, then restart: 0 lost, at most %,d "
                        + "duplicates, all with the id of the first",
                OUTAGE_UNTIL_KILL.toSeconds(),
                MOST_DUPLICATES);
    }

    @Override
    public Figures run() throws IOException, InterruptedException {
        Counts up = killed(false);
        Counts outage = killed(true);
        Map<String, Object> values = new LinkedHashMap<>();
        up.addTo(values, "up");
        outage.addTo(values, "outage");
        return new Figures(values, up.reached() && outage.reached());
    }

    private static Counts killed(boolean inOutage) throws IOException, InterruptedException {
        Path folder = Folders.temporary("logs-kill");
        try (Sandbox sandbox = Sandbox.startOnFreePorts()) {
            LoggingProcess process = LoggingProcess.start(sandbox.uri(), folder, LINES);
            if (inOutage) {
                pause(UNTIL_OUTAGE);
                sandbox.faults().add(Fault.of(FaultTarget.LOGS, new FaultAction.Refuse()));
                pause(OUTAGE_UNTIL_KILL);
            } else {
                pause(UNTIL_KILL);
            }
            int logged = process.kill();
            sandbox.faults().clear();
            LoggingProcess.start(sandbox.uri(), folder, 0).await();
            return counts(sandbox, logged);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    private static Counts counts(Sandbox sandbox, int logged) {
        Set<String> arrived =
                sandbox.logs().all().stream().map(LogEntry::message).collect(Collectors.toSet());
        long lost = IntStream.range(0, logged)
                .filter(line -> !arrived.contains(SpooledLogs.text(line)))
                .count();
        long duplicates = (long) sandbox.logs().all().size() - arrived.size();
        return new Counts(logged, lost, duplicates, duplicates - sandbox.count(Counter.LOGS_DUPLICATE));
    }
}
