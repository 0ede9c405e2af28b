package dev.hinomi.observability.metrics.sketch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Twenty hosts behind one balancer; one of them is slow and gets a hundredth of the traffic. */
public final class Fleet {
    private static final int HOSTS = 20;
    private static final int REQUESTS = 100_000;
    private static final double SLOW_SHARE = 0.01;

    private final List<List<Double>> millis = new ArrayList<>();

    public Fleet() {
        SplittableRandom random = new SplittableRandom(42);
        for (int host = 0; host < HOSTS; host++) {
            millis.add(new ArrayList<>());
        }
        for (int i = 0; i < REQUESTS; i++) {
            boolean slow = random.nextDouble() < SLOW_SHARE;
            int host = slow ? 0 : random.nextInt(1, HOSTS);
            millis.get(host).add(20 * Math.exp(random.nextGaussian() * 0.6) * (slow ? 20 : 1));
        }
    }

    /** How long the requests of each host took, in milliseconds. */
    public List<List<Double>> hosts() {
        return millis;
    }

    /** The percentile of all values of all hosts. */
    public double exact(double quantile) {
        return percentile(millis.stream().flatMap(List::stream).toList(), quantile);
    }

    /** What averaging a gauge of each host makes of it. */
    public double meanOfHosts(double quantile) {
        return millis.stream()
                .mapToDouble(host -> percentile(host, quantile))
                .average()
                .orElseThrow();
    }

    public int requests() {
        return REQUESTS;
    }

    private static double percentile(List<Double> values, double quantile) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.ceil(quantile * sorted.size()) - 1);
    }
}
