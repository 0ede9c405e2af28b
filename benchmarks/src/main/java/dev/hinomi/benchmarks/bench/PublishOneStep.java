package dev.hinomi.benchmarks.bench;

import dev.hinomi.benchmarks.jmh.ThreadCost;
import dev.hinomi.benchmarks.metrics.NowhereSender;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What publishing one step costs the thread that does it, per meter; recording into the meters is not counted. */
@BenchmarkMode(Mode.AverageTime)
public class PublishOneStep {
    /** The meters of a small service. */
    static final int FEW = 1_000;

    /** Those of a large one. */
    static final int MANY = 10_000;

    /** Ours, with few meters. */
    @State(Scope.Thread)
    public static class OursFew {
        private final PublishedSteps steps = PublishedSteps.ofOurs(FEW);
    }

    /** Ours, with many meters. */
    @State(Scope.Thread)
    public static class OursMany {
        private final PublishedSteps steps = PublishedSteps.ofOurs(MANY);
    }

    /** The peer's, with few meters, and gzip. */
    @State(Scope.Thread)
    public static class PeerFew {
        private final PublishedSteps steps = PublishedSteps.ofPeer(FEW, NowhereSender.compressing());
    }

    /** The peer's, with many meters, and gzip. */
    @State(Scope.Thread)
    public static class PeerMany {
        private final PublishedSteps steps = PublishedSteps.ofPeer(MANY, NowhereSender.compressing());
    }

    /** The peer's, with few meters, as it is. */
    @State(Scope.Thread)
    public static class PlainPeerFew {
        private final PublishedSteps steps = PublishedSteps.ofPeer(FEW, NowhereSender.plain());
    }

    /** The peer's, with many meters, as it is. */
    @State(Scope.Thread)
    public static class PlainPeerMany {
        private final PublishedSteps steps = PublishedSteps.ofPeer(MANY, NowhereSender.plain());
    }

    /** Ours, with few meters. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public void oursFew(OursFew ours, ThreadCost cost) {
        publish(ours.steps, cost);
    }

    /** Ours, with many meters. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public void oursMany(OursMany ours, ThreadCost cost) {
        publish(ours.steps, cost);
    }

    /** The peer's, with few meters, and gzip. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public void peerFew(PeerFew peer, ThreadCost cost) {
        publish(peer.steps, cost);
    }

    /** The peer's, with many meters, and gzip. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public void peerMany(PeerMany peer, ThreadCost cost) {
        publish(peer.steps, cost);
    }

    /** The peer's, with few meters, as it is. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public void plainPeerFew(PlainPeerFew peer, ThreadCost cost) {
        publish(peer.steps, cost);
    }

    /** The peer's, with many meters, as it is. */
    @Benchmark
    @OperationsPerInvocation(MANY)
    public void plainPeerMany(PlainPeerMany peer, ThreadCost cost) {
        publish(peer.steps, cost);
    }

    private static void publish(PublishedSteps steps, ThreadCost cost) {
        cost.leaveOut(steps::go);
        steps.publish();
    }
}
