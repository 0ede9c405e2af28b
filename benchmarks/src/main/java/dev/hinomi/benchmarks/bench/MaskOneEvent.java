package dev.hinomi.benchmarks.bench;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.hinomi.benchmarks.jmh.ThreadCost;
import dev.hinomi.observability.masking.Masker;
import dev.hinomi.observability.masking.Masking;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.logstash.logback.encoder.StreamingEncoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Masking what an event says: ours on its names and texts, the peer's as what its encoder costs with and without. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
public class MaskOneEvent {
    private final Masker masker = Masking.defaults().masker();
    private final SampleTexts plainTexts = SampleTexts.plain();
    private final SampleTexts stackTexts = SampleTexts.stack();
    private final ILoggingEvent plain = SampleEvent.plain();
    private final ILoggingEvent failed = SampleEvent.failed();
    private final StreamingEncoder<ILoggingEvent> showing = LogstashLines.encoder(new LoggerContext());
    private final StreamingEncoder<ILoggingEvent> masking = LogstashLines.maskingEncoder(new LoggerContext());
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(64 * 1024);

    /** Ours, on message, MDC and key-value pairs. */
    @Benchmark
    public int oursPlain(ThreadCost cost) {
        return masked(plainTexts);
    }

    /** Ours, on a stack of 30 frames. */
    @Benchmark
    public int oursStack(ThreadCost cost) {
        return masked(stackTexts);
    }

    /** The peer's encoder without masking. */
    @Benchmark
    public int peerPlain(ThreadCost cost) throws IOException {
        return encoded(showing, plain);
    }

    /** The peer's encoder with masking. */
    @Benchmark
    public int peerPlainMasked(ThreadCost cost) throws IOException {
        return encoded(masking, plain);
    }

    /** The peer's encoder without masking, with a stack of 30 frames. */
    @Benchmark
    public int peerStack(ThreadCost cost) throws IOException {
        return encoded(showing, failed);
    }

    /** The peer's encoder with masking, with a stack of 30 frames. */
    @Benchmark
    public int peerStackMasked(ThreadCost cost) throws IOException {
        return encoded(masking, failed);
    }

    private int masked(SampleTexts sample) {
        int result = 0;
        for (String name : sample.names()) {
            result += masker.hides(name) ? 1 : 0;
        }
        for (byte[] text : sample.texts()) {
            result += masker.mask(text, 0, text.length, false);
        }
        return result;
    }

    private int encoded(StreamingEncoder<ILoggingEvent> encoder, ILoggingEvent event) throws IOException {
        buffer.reset();
        encoder.encode(event, buffer);
        return buffer.size();
    }
}
