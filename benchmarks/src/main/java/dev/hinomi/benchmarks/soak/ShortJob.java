package dev.hinomi.benchmarks.soak;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.hinomi.benchmarks.logs.SpooledLogs;
import dev.hinomi.observability.Observability;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.events.Event;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.slf4j.LoggerFactory;

/**
 * The process: works for three seconds, logs and counts all the while, tells of it in an event, says on its standard output
 * that it has worked, and ends. With an intake it does so under Hinomi, without one alone.
 */
final class ShortJob {
    /** The name of the job. */
    static final String NAME = "short-job";

    /** The counter of its lines. */
    static final String LINES = "soak.job.lines";

    /** How many lines it logs. */
    static final int LOGGED = 300;

    /** In the place of an intake. */
    static final String ALONE = "alone";

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final int BATCH = 10;
    private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final JobEnd end;
    private final Logger root;

    private ShortJob(JobEnd end, Logger root) {
        this.end = end;
        this.root = root;
    }

    /** Called in the process, with how it ends, and an intake or {@link #ALONE}. */
    public static void main(String[] args) {
        JobEnd end = JobEnd.valueOf(args[0]);
        Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(Level.INFO);
        ShortJob job = new ShortJob(end, root);
        int exit = args[1].equals(ALONE) ? job.alone() : job.watched(URI.create(args[1]));
        if (end == JobEnd.EXIT) {
            System.exit(exit);
        }
    }

    private int alone() {
        work(new SimpleMeterRegistry(), records -> {}, () -> {});
        return 0;
    }

    private int watched(URI intake) {
        Observability observability = Observability.builder(Observability.identityOfThisProcess(NAME), Secret.of(KEY))
                .url(intake)
                .start();
        DatadogAppender appender = observability.appender();
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        Runnable tell = () -> observability
                .events()
                .ship(Event.of(
                        "The short job has worked", InstantSource.system().instant()));
        return observability.jobs().run(NAME, run -> work(observability.registry(), run::records, tell));
    }

    private void work(MeterRegistry meters, LongConsumer records, Runnable tell) {
        Counter lines = meters.counter(LINES);
        for (int line = 0; line < LOGGED; line++) {
            if (line % BATCH == 0) {
                LockSupport.parkNanos(BATCH_NANOS);
            }
            SpooledLogs.log(line, root);
            lines.increment();
            records.accept(1);
        }
        tell.run();
        System.out.println("worked");
        while (end == JobEnd.SIGTERM) {
            LockSupport.park();
        }
    }
}
