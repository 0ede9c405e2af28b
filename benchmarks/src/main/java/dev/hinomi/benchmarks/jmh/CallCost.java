package dev.hinomi.benchmarks.jmh;

import java.util.Locale;
import java.util.Map;

/**
 * What one call costs the thread that makes it.
 *
 * @param cpuNanos CPU time, in nanoseconds
 * @param allocatedBytes bytes allocated
 */
public record CallCost(double cpuNanos, double allocatedBytes) {

    /** Adds this cost, that of a peer with a name, and how many times the peer's CPU time ours is; answers that. */
    public double addBeside(String peerName, CallCost peer, String name, Map<String, Object> values) {
        double ratio = cpuNanos / peer.cpuNanos;
        addTo(values, "ours_" + name);
        peer.addTo(values, peerName + "_" + name);
        values.put(name + "_ratio", rounded(ratio));
        return ratio;
    }

    /** Adds this cost. */
    public void addTo(Map<String, Object> values, String name) {
        values.put(name + "_ns", Math.round(cpuNanos));
        values.put(name + "_bytes_per_op", rounded(allocatedBytes));
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
