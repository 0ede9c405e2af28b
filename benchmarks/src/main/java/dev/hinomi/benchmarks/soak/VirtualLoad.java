package dev.hinomi.benchmarks.soak;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.helpers.NOPAppender;
import dev.hinomi.benchmarks.logs.SpooledLogs;
import dev.hinomi.benchmarks.process.Memory;
import dev.hinomi.benchmarks.process.Orders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/** A process in which a virtual thread of its own logs each line, and stays until every other has logged too. */
final class VirtualLoad {
    /** Logs every line to nowhere; answers with the bytes that are retained while all threads are there. */
    static final String SILENT = "SILENT";

    /** Ships every line; answers with the same, and how often one of the threads was pinned in our code. */
    static final String SHIPPED = "SHIPPED";

    private static final Duration TO_DRAIN = Duration.ofMinutes(1);

    private VirtualLoad() {}

    /** Called in the process with the address of an intake, a folder and the number of lines. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[1]);
        int lines = Integer.parseInt(args[2]);
        try (SpooledLogs logs = SpooledLogs.open(URI.create(args[0]), folder.resolve("spool"))) {
            Logger silent = silent();
            Orders.serve(order -> order.equals(SILENT)
                    ? String.valueOf(retained(lines, line -> SpooledLogs.log(line, silent)))
                    : shipped(lines, logs, folder.resolve("pinned.jfr")));
        }
        System.exit(0);
    }

    private static Logger silent() {
        NOPAppender<ILoggingEvent> nowhere = new NOPAppender<>();
        nowhere.start();
        Logger logger = new LoggerContext().getLogger("silent");
        logger.addAppender(nowhere);
        return logger;
    }

    private static String shipped(int lines, SpooledLogs logs, Path recording)
            throws IOException, InterruptedException {
        try (PinnedThreads pinned = PinnedThreads.watch()) {
            long retained = retained(lines, line -> SpooledLogs.log(line, logs.logger()));
            logs.shipping().flush(TO_DRAIN);
            return retained + " " + pinned.ours(recording).size();
        }
    }

    private static long retained(int threads, IntConsumer work) throws InterruptedException {
        Executor virtual = virtualThreads();
        CountDownLatch done = new CountDownLatch(threads);
        CountDownLatch leave = new CountDownLatch(1);
        for (int thread = 0; thread < threads; thread++) {
            int number = thread;
            virtual.execute(() -> {
                work.accept(number);
                done.countDown();
                await(leave);
            });
        }
        done.await();
        long retained = Memory.retainedBytes();
        leave.countDown();
        return retained;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** By its name, for it is newer than the Java that compiles this. */
    private static Executor virtualThreads() {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException("This Java has no virtual threads: start it on 21 or newer.", absent);
        }
    }
}
