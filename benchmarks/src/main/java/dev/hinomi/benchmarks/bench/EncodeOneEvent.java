package dev.hinomi.benchmarks.bench;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.hinomi.benchmarks.jmh.ThreadCost;
import dev.hinomi.benchmarks.logs.LastEntry;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.logstash.logback.encoder.StreamingEncoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One event to bytes: ours through the whole appender up to its way out, the peer's through its streaming encoder into a
 * buffer that is used again. Each answers the length of the line.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
public class EncodeOneEvent {
    private final ILoggingEvent plain = SampleEvent.plain();
    private final ILoggingEvent failed = SampleEvent.failed();
    private final LastEntry last = new LastEntry();
    private final DatadogAppender ours = ours(last);
    private final StreamingEncoder<ILoggingEvent> peer = LogstashLines.encoder(new LoggerContext());
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(64 * 1024);

    /** Ours, without an exception. */
    @Benchmark
    public int oursPlain(ThreadCost cost) {
        return encoded(plain);
    }

    /** Ours, with an exception. */
    @Benchmark
    public int oursFailed(ThreadCost cost) {
        return encoded(failed);
    }

    /** The peer's, without an exception. */
    @Benchmark
    public int peerPlain(ThreadCost cost) throws IOException {
        return encodedByPeer(plain);
    }

    /** The peer's, with an exception. */
    @Benchmark
    public int peerFailed(ThreadCost cost) throws IOException {
        return encodedByPeer(failed);
    }

    int encoded(ILoggingEvent event) {
        ours.doAppend(event);
        return last.bytes();
    }

    int encodedByPeer(ILoggingEvent event) throws IOException {
        buffer.reset();
        peer.encode(event, buffer);
        return buffer.size();
    }

    private static DatadogAppender ours(LastEntry last) {
        DatadogAppender appender = new DatadogAppender(LogShipping.of(SampleEvent::identity, last));
        appender.setContext(new LoggerContext());
        appender.start();
        return appender;
    }
}
