package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.process.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A short job in a process of its own, seen from outside.
 *
 * @param delay from the end of its work, or from the signal, to the end of the process
 * @param exitCode the exit code of the process
 */
record JobProcess(Duration delay, int exitCode) {

    /** Lets one do its work and sees it end. */
    static JobProcess run(JobEnd end, Path folder, String intake) throws IOException, InterruptedException {
        try (JavaProcess process =
                JavaProcess.start(ShortJob.class, List.of("-Djava.io.tmpdir=" + folder), end, intake)) {
            process.answer();
            long worked = System.nanoTime();
            if (end == JobEnd.SIGTERM) {
                process.terminate();
            }
            int exitCode = process.await();
            return new JobProcess(Duration.ofNanos(System.nanoTime() - worked), exitCode);
        }
    }
}
