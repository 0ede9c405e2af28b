package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.process.JavaProcess;
import dev.hinomi.benchmarks.process.VirtualThreadJava;
import dev.hinomi.benchmarks.run.CannotRunException;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Folders;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.benchmarks.sink.SinkProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A hundred thousand virtual threads at once, each of which logs a line. */
public final class LogsVirtual implements Run {
    private static final int LINES = 100_000;
    private static final long MOST_BYTES_PER_THREAD = 64;

    @Override
    public String name() {
        return "logs-virtual";
    }

    @Override
    public String what() {
        return String.format(
                Locale.ROOT,
                "%,d virtual threads log a line each, on Java 21 or newer: all arrive, none is pinned by our code, each "
                        + "keeps at most %d bytes more than with an appender to nowhere",
                LINES,
                MOST_BYTES_PER_THREAD);
    }

    @Override
    public Figures run() throws IOException, CannotRunException {
        Path home = VirtualThreadJava.home();
        Path folder = Folders.temporary(name());
        try (SinkProcess sink = SinkProcess.start();
                JavaProcess load =
                        JavaProcess.start(home, VirtualLoad.class, List.of("-Xmx2g"), sink.uri(), folder, LINES)) {
            load.ask(VirtualLoad.SILENT);
            long silent = Long.parseLong(load.ask(VirtualLoad.SILENT));
            String[] shipped = load.ask(VirtualLoad.SHIPPED).split(" ", -1);
            long perThread = (Long.parseLong(shipped[0]) - silent) / LINES;
            long pinned = Long.parseLong(shipped[1]);
            long lost = LINES + VirtualLoad.WARMUP_LINES - sink.counts().distinct();
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("threads_jdk", VirtualThreadJava.feature(home));
            values.put("logged", LINES + VirtualLoad.WARMUP_LINES);
            values.put("lost", lost);
            values.put("pinned", pinned);
            values.put("retained_bytes_per_thread", perThread);
            return new Figures(values, lost == 0 && pinned == 0 && perThread <= MOST_BYTES_PER_THREAD);
        } finally {
            Folders.delete(folder);
        }
    }
}
