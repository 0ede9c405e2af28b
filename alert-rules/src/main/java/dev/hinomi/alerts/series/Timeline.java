package dev.hinomi.alerts.series;

/**
 * When the latest steps were. They are numbered from zero on, and shared by all series: a series keeps one number for each step. Not
 * safe for use by several threads.
 */
final class Timeline {

    /** No step. */
    static final long NONE = -1;

    /** Milliseconds since the epoch, which a double holds exactly. */
    private final ValueRing times;

    private long reach;

    /**
     * @param limit how many steps are kept
     * @param reach how many milliseconds of them at least, should they come faster than usual
     */
    Timeline(int limit, long reach) {
        this.times = new ValueRing(limit);
        this.reach = reach;
    }

    /** Keeps more from now on. */
    void keep(int steps, long milliseconds) {
        times.keep(steps);
        reach = Math.max(reach, milliseconds);
    }

    /** The step at this time: the latest, or a new one; {@link #NONE} when the time lies before the latest. */
    long at(long time) {
        long latest = end() - 1;
        if (latest == NONE || time > time(latest)) {
            makeRoom(times, time - reach);
            times.put(latest + 1, (double) time);
            return latest + 1;
        }
        return time == time(latest) ? latest : NONE;
    }

    /** Has the ring keep more rather than lose a step that is later than this time. */
    void makeRoom(ValueRing ring, long time) {
        if (ring.isFull() && time(ring.first()) > time) {
            ring.keepMore();
        }
    }

    long time(long step) {
        return (long) times.get(step);
    }

    /** The step behind the latest one. */
    long end() {
        return times.end();
    }

    /** Whether the latest step is later than this time. */
    boolean isLaterThan(long time) {
        return end() > 0 && time(end() - 1) > time;
    }

    /** The first step that is later than this time; {@link #end()} when there is none. */
    long after(long time) {
        long low = times.first();
        long high = times.end();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (time(middle) > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
