package dev.hinomi.benchmarks.soak;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.hinomi.benchmarks.logs.SpooledLogs;
import dev.hinomi.benchmarks.process.LiveObjects;
import dev.hinomi.benchmarks.process.Orders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import jdk.jfr.consumer.RecordedEvent;

/** A process in which a virtual thread of its own logs each line, and stays until every other has logged too. */
final class VirtualLoad {
    /** Logs every line to an appender that goes nowhere; answers with the bytes that are retained while all threads are there. */
    static final String SILENT = "SILENT";

    /** Ships every line; answers with the same, and how often one of the threads was pinned in our code. */
    static final String SHIPPED = "SHIPPED";

    /** Lines that are shipped first, from this thread, so that no virtual one has to load a class. */
    static final int WARMUP_LINES = 5_000;

    private static final int WARMUP_LINES_PER_SECOND = 5_000;
    private static final Duration TO_DRAIN = Duration.ofMinutes(1);
    private static final long POLL_NANOS = 1_000_000;

    private VirtualLoad() {}

    /** Called in the process with the address of an intake, a folder and the number of lines. */
    public static void main(String[] args) throws IOException {
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
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        Nowhere nowhere = new Nowhere();
        nowhere.start();
        Logger logger = context.getLogger("silent");
        logger.addAppender(nowhere);
        return logger;
    }

    /** What every appender leaves behind in a thread, it leaves too. */
    private static final class Nowhere extends UnsynchronizedAppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            event.getMDCPropertyMap();
        }
    }

    private static String shipped(int lines, SpooledLogs logs, Path recording) throws IOException {
        logs.log(lines, lines + WARMUP_LINES, WARMUP_LINES_PER_SECOND);
        try (PinnedThreads pinned = PinnedThreads.watch()) {
            long retained = retained(lines, line -> SpooledLogs.log(line, logs.logger()));
            logs.shipping().flush(TO_DRAIN);
            List<RecordedEvent> ours = pinned.ours(recording);
            ours.forEach(System.err::println);
            return retained + " " + ours.size();
        }
    }

    private static long retained(int threads, IntConsumer work) {
        ExecutorService virtual = virtualThreads();
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
        await(done);
        long retained = LiveObjects.bytesWithoutStacks();
        leave.countDown();
        virtual.shutdown();
        while (!virtual.isTerminated()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        return retained;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException never) {
            throw new IllegalStateException("A thread was interrupted, so that it did not wait for the others.", never);
        }
    }

    /** By its name, for it is newer than the Java that compiles this. */
    private static ExecutorService virtualThreads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException("This Java has no virtual threads: start it on 21 or newer.", absent);
        }
    }
}
