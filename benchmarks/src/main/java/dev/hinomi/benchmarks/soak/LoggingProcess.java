package dev.hinomi.benchmarks.soak;

import dev.hinomi.benchmarks.logs.SpooledLogs;
import dev.hinomi.benchmarks.process.JavaProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * A process that logs and can be killed. How many calls have returned stands in a mapped file, which survives it.
 *
 * @param process the process
 * @param counter the mapped file
 */
record LoggingProcess(JavaProcess process, Path counter) {
    private static final int LINES_PER_SECOND = 5_000;
    private static final Duration TO_DRAIN = Duration.ofSeconds(60);

    static LoggingProcess start(URI intake, Path folder, int lines) throws IOException {
        Path counter = Files.createTempFile(folder, "calls", ".count");
        JavaProcess process =
                JavaProcess.start(LoggingProcess.class, List.of(), intake, folder.resolve("spool"), counter, lines);
        return new LoggingProcess(process, counter);
    }

    /** Kills it as {@code kill -9} does; answers how many calls had returned. */
    int kill() throws IOException, InterruptedException {
        process.kill();
        return ByteBuffer.wrap(Files.readAllBytes(counter)).getInt();
    }

    /** Waits until it has ended by itself. */
    int await() throws InterruptedException {
        return process.await();
    }

    /** The process: logs, sends what waits, and ends. */
    public static void main(String[] args) throws IOException {
        try (SpooledLogs logs = SpooledLogs.open(URI.create(args[0]), Path.of(args[1]));
                FileChannel file =
                        FileChannel.open(Path.of(args[2]), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer calls = file.map(FileChannel.MapMode.READ_WRITE, 0, Integer.BYTES);
            logs.log(0, Integer.parseInt(args[3]), LINES_PER_SECOND, (line, took) -> calls.putInt(0, line + 1));
            logs.shipping().flush(TO_DRAIN);
        }
    }
}
