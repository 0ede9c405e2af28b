package dev.hinomi.benchmarks.jmh;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What an iteration cost the thread that ran it: on a machine that others use too, its CPU time says more than a clock.
 * Nothing else that happens in the process is counted.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class ThreadCost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** CPU time of all calls, in nanoseconds. */
    public long cpuNanos;

    /** Bytes allocated by all calls. */
    public long allocatedBytes;

    private long allocatedBefore;
    private long cpuBefore;

    /** Called by JMH. */
    @Setup(Level.Iteration)
    public void start() {
        allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
        cpuBefore = THREADS.getCurrentThreadCpuTime();
    }

    /** Called by JMH. */
    @TearDown(Level.Iteration)
    public void stop() {
        cpuNanos = THREADS.getCurrentThreadCpuTime() - cpuBefore;
        allocatedBytes = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
    }

    /** Does what is part of the benchmark and not of what it measures. */
    public void leaveOut(Runnable work) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        cpuBefore += THREADS.getCurrentThreadCpuTime() - cpu;
        allocatedBefore += THREADS.getCurrentThreadAllocatedBytes() - allocated;
    }
}
