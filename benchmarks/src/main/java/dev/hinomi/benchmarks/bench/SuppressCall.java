package dev.hinomi.benchmarks.bench;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.hinomi.benchmarks.jmh.ThreadCost;
import dev.hinomi.benchmarks.logs.LastEntry;
import dev.hinomi.observability.logs.FloodLimit;
import dev.hinomi.observability.logs.LogOptions;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the appender costs for an event that is only counted: all but the first few of a second are. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
public class SuppressCall {
    private final ILoggingEvent plain = SampleEvent.plain();
    private final ILoggingEvent failed = SampleEvent.failed();
    private final DatadogAppender appender = appender();

    /** Without an exception. */
    @Benchmark
    public void suppressPlain(ThreadCost cost) {
        appender.doAppend(plain);
    }

    /** With an exception, whose fingerprint says what kind it is. */
    @Benchmark
    public void suppressFailed(ThreadCost cost) {
        appender.doAppend(failed);
    }

    private static DatadogAppender appender() {
        LogOptions flooded = LogOptions.defaults().withFlood(FloodLimit.ofDefaults());
        DatadogAppender appender = new DatadogAppender(LogShipping.of(SampleEvent::identity, new LastEntry(), flooded));
        appender.setContext(new LoggerContext());
        appender.start();
        return appender;
    }
}
