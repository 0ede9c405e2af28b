package dev.hinomi.alerts.series;

/** One series: its kind and its latest values. Not safe for use by several threads. */
final class Series {

    private final SeriesKey key;
    private final Sample.Kind kind;
    private final ValueRing values;
    private long reach;
    private double lastTotal;
    private long lastStep;
    private long lastSeen;
    private long unbrokenSince;
    private long brokenAt = Timeline.NONE;

    /**
     * @param limit how many steps are kept
     * @param reach how many milliseconds of them at least
     */
    Series(SeriesKey key, Sample.Kind kind, int limit, long reach) {
        this.key = key;
        this.kind = kind;
        this.values = new ValueRing(limit);
        this.reach = reach;
    }

    /** Keeps more from now on. */
    void keep(int steps, long milliseconds) {
        values.keep(steps);
        reach = Math.max(reach, milliseconds);
    }

    SeriesKey key() {
        return key;
    }

    boolean isCount() {
        return kind != Sample.Kind.GAUGE;
    }

    private boolean isTotal() {
        return kind == Sample.Kind.CUMULATIVE || kind == Sample.Kind.RUNNING;
    }

    ValueRing values() {
        return values;
    }

    /** Whether no window reaches any of its points any more. */
    boolean isOutOfReach(long time) {
        return lastSeen < time - reach;
    }

    /** The first sample of the series. */
    void begin(double value, long step, long time) {
        if (kind == Sample.Kind.RUNNING) {
            lastTotal = value;
        } else {
            put(value, step);
        }
        seen(step, time);
    }

    /** A further sample; of two at one step the first counts. Whether this one does. */
    boolean record(double value, long step, long time, Timeline timeline) {
        if (step <= lastStep) {
            return false;
        }
        timeline.makeRoom(values, time - reach);
        put(value, step);
        seen(step, time);
        return true;
    }

    private void seen(long step, long time) {
        lastStep = step;
        lastSeen = time;
    }

    private void put(double value, long step) {
        if (values.end() != step) {
            brokenAt = values.end() - 1;
            unbrokenSince = step;
        }
        values.put(step, isTotal() ? added(value) : value);
    }

    private double added(double total) {
        double added = total >= lastTotal ? total - lastTotal : total;
        lastTotal = total;
        return added;
    }

    /** Whether it has a value at every one of these steps from its first among them on. */
    boolean isUnbroken(long first, long end) {
        boolean absent = values.end() <= first;
        return absent || (values.end() == end && (unbrokenSince <= first || brokenAt < first));
    }

    /** The latest step with a value before this one, or {@link Timeline#NONE}. */
    long before(long step) {
        for (long earlier = step - 1; earlier >= values.first(); earlier--) {
            if (!Double.isNaN(values.get(earlier))) {
                return earlier;
            }
        }
        return Timeline.NONE;
    }
}
