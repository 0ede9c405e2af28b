package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.intake.Findings.Breach;
import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Sketch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What holds for every sketch that the Agent writes; what Datadog makes of another one is not known, so it is dropped. */
final class SketchRules {

    static final String SOURCE = "github.com/DataDog/agent-payload/blob/master/proto/metrics/agent_payload.proto";

    private static final int LARGEST_KEY = Short.MAX_VALUE;
    private static final int MOST_VALUES = 65_535;
    private static final int MOST_BINS = 4_096;
    private static final double ROUNDING = 1e-6;

    private SketchRules() {}

    /** Whether a sketch follows all rules; the ones it breaks are added to the findings. */
    static boolean isWell(Dogsketch sketch, String path, Findings findings) {
        List<Breach> breaches = new ArrayList<>();
        if (sketch.keys().size() != sketch.values().size() || sketch.keys().isEmpty()) {
            String actual =
                    sketch.keys().size() + " keys and " + sketch.values().size() + " counts";
            breaches.add(breach("sketch.bins", "a count for each of at least 1 key", actual));
        } else {
            checkBins(sketch, breaches);
            checkEnds(sketch, breaches);
        }
        checkNumbers(sketch, breaches);
        breaches.forEach(breach -> findings.add(path, breach));
        return breaches.isEmpty();
    }

    private static void checkBins(Dogsketch sketch, List<Breach> breaches) {
        List<Long> sorted = sketch.keys().stream().sorted().toList();
        long most = Collections.max(sketch.values());
        long sum = sketch.values().stream().mapToLong(Long::longValue).sum();
        long bins = sketch.keys().stream().distinct().count();
        if (!sorted.equals(sketch.keys()) || sorted.get(0) < -LARGEST_KEY || last(sorted) > LARGEST_KEY) {
            breaches.add(breach(
                    "sketch.keys", "rising keys of 16 bits", sketch.keys().toString()));
        }
        if (most > MOST_VALUES || Collections.min(sketch.values()) < 1) {
            breaches.add(breach("sketch.values", "1 to " + MOST_VALUES + " values a bin", most + " at most"));
        }
        if (sum != sketch.count()) {
            breaches.add(breach("sketch.count", sketch.count() + " values, as cnt says", sum + " in the bins"));
        }
        if (bins > MOST_BINS) {
            breaches.add(breach("sketch.size", MOST_BINS + " bins at most", bins + " bins"));
        }
    }

    /** The smallest value and the largest must lie in the first bin and in the last, which shows a wrong mapping. */
    private static void checkEnds(Dogsketch sketch, List<Breach> breaches) {
        long first = Collections.min(sketch.keys());
        long last = Collections.max(sketch.keys());
        boolean collapsed = last - first >= MOST_BINS - 1 && Sketch.key(sketch.min()) < first;
        if ((Sketch.key(sketch.min()) != first && !collapsed) || Sketch.key(sketch.max()) != last) {
            String limit = "min in bin " + Sketch.key(sketch.min()) + " and max in bin " + Sketch.key(sketch.max());
            breaches.add(breach("sketch.mapping", limit, "bins " + first + " to " + last));
        }
    }

    private static void checkNumbers(Dogsketch sketch, List<Breach> breaches) {
        boolean finite = Double.isFinite(sketch.sum())
                && Double.isFinite(sketch.average())
                && Double.isFinite(sketch.min())
                && Double.isFinite(sketch.max());
        double slack = ROUNDING * Math.max(Math.abs(sketch.min()), Math.abs(sketch.max()));
        boolean ordered = sketch.min() <= sketch.average() + slack && sketch.average() <= sketch.max() + slack;
        double off = Math.abs(sketch.average() * sketch.count() - sketch.sum());
        if (sketch.count() < 1 || !finite || !ordered || off > ROUNDING * Math.abs(sketch.sum()) + slack) {
            String actual = String.format(
                    java.util.Locale.ROOT,
                    "cnt %d, min %s, avg %s, max %s, sum %s",
                    sketch.count(),
                    sketch.min(),
                    sketch.average(),
                    sketch.max(),
                    sketch.sum());
            breaches.add(breach("sketch.numbers", "finite numbers with min ≤ avg = sum / cnt ≤ max", actual));
        }
    }

    private static long last(List<Long> keys) {
        return keys.get(keys.size() - 1);
    }

    private static Breach breach(String rule, String limit, String actual) {
        return new Breach(rule, limit, actual, Effect.DROPPED);
    }
}
