package dev.hinomi.observability.metrics.sketch;

import com.datadoghq.sketch.ddsketch.mapping.LogarithmicMapping;

/**
 * The bins of the Datadog Agent's sketches: bin {@code k} holds the values that are nearest, on a logarithmic scale, to
 * {@code GAMMA ^ (k - BIAS)}, so that a value and its bin differ by less than 0.8 %. Bin 0 holds 0 and whatever is
 * smaller than {@link #SMALLEST}. Source: {@code pkg/quantile/config.go} of the Datadog Agent, the same in Vector's
 * {@code lib/vector-core/src/metrics/ddsketch.rs}.
 */
final class AgentBins {
    /** Each bin lies this factor above the one before. */
    static final double GAMMA = 1 + 2 / 128.0;

    /** What is added so that bin 1 holds a billionth. */
    static final int BIAS = 1338;

    /** The smallest value that does not count as 0. */
    static final double SMALLEST = Math.pow(GAMMA, 1 - BIAS);

    /** The bin for everything too large for a bin of its own. */
    static final int LAST = Short.MAX_VALUE;

    /** Most bins of one sketch; they span a factor of 10^27, and what lies further below is counted in the lowest. */
    static final int MOST = 4096;

    /** Most values of one bin; the Agent writes a fuller one as several of the same key. */
    static final int MOST_VALUES = 65_535;

    /** Where the mapping cuts, the Agent rounds: hence the half. */
    private static final LogarithmicMapping MAPPING = new LogarithmicMapping(GAMMA, BIAS + 0.5);

    private AgentBins() {}

    /** The key of a value that is not negative. */
    static int key(double value) {
        return value < SMALLEST ? 0 : Math.max(1, Math.min(LAST, MAPPING.index(value)));
    }

    /** The value that stands for a bin: its middle. */
    static double value(int key) {
        return key == 0 ? 0 : Math.pow(GAMMA, key - BIAS);
    }
}
