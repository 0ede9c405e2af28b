package dev.hinomi.benchmarks.jmh;

import java.util.Map;

/**
 * What the methods of a benchmark class cost.
 *
 * @param byMethod the cost of a call by the name of the method
 */
public record MethodCosts(Map<String, CallCost> byMethod) {

    /** The cost of one of them. */
    public CallCost of(String method) {
        CallCost cost = byMethod.get(method);
        if (cost == null) {
            throw new IllegalStateException(
                    "No method named " + method + " was measured, only " + byMethod.keySet() + ".");
        }
        return cost;
    }
}
