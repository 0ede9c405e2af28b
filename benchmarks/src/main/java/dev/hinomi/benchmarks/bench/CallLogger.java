package dev.hinomi.benchmarks.bench;

import dev.hinomi.benchmarks.jmh.ThreadCost;
import dev.hinomi.benchmarks.run.Folders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a log call costs the thread that makes it, in bursts that are sent, uncounted, before the next one begins. */
@BenchmarkMode(Mode.AverageTime)
public class CallLogger {
    /** The system property that says where ours ships to. */
    static final String SINK = "hinomi.bench.sink";

    private static final int BURST = 1_000;

    /** Ours. */
    @State(Scope.Thread)
    public static class Ours {
        private final Path folder = Folders.temporary("logs-call");
        private final SampleLogger logger =
                SampleLogger.ours(URI.create(System.getProperty(SINK)), folder.resolve("spool"));

        /** Called by JMH. */
        @TearDown
        public void close() throws IOException {
            logger.close();
            Folders.delete(folder);
        }
    }

    /** The peer's. */
    @State(Scope.Thread)
    public static class Peer {
        private final Path folder = Folders.temporary("logs-call");
        private final SampleLogger logger = SampleLogger.peer(folder.resolve("service.log"));

        /** Called by JMH. */
        @Setup(Level.Iteration)
        public void restart() {
            logger.restart();
        }

        /** Called by JMH. */
        @TearDown
        public void close() throws IOException {
            logger.close();
            Folders.delete(folder);
        }
    }

    /** Ours: durable, to a sink that answers. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void oursDurable(Ours ours, ThreadCost cost) {
        burst(ours.logger);
        cost.leaveOut(ours.logger::drain);
    }

    /** The peer's: to a file, each line at once. */
    @Benchmark
    @OperationsPerInvocation(BURST)
    public void peerFile(Peer peer, ThreadCost cost) {
        burst(peer.logger);
        cost.leaveOut(peer.logger::drain);
    }

    private static void burst(SampleLogger logger) {
        for (int call = 0; call < BURST; call++) {
            logger.log();
        }
    }
}
