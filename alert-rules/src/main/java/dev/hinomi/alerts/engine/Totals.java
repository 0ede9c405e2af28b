package dev.hinomi.alerts.engine;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What one count came to at some times, so that what came in a window is the difference of two totals. A time is remembered only
 * where the total changed, and no more often than its grain. Not safe for use by several threads.
 */
final class Totals {

    private final long grain;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private double base;

    private record Mark(long time, double total) {}

    /**
     * @param base what it came to before anybody looked
     * @param grain the least time between two marks, in milliseconds
     */
    Totals(double base, long grain) {
        this.base = base;
        this.grain = grain;
    }

    /** What has come since the start of the window; a total that fell has started anew and counts in full. */
    double since(Instant start, double total, Instant now) {
        Mark last = marks.peekLast();
        double before = last == null ? base : last.total();
        if (total < before) {
            marks.clear();
            base = 0;
        }
        if (total != before && (last == null || now.toEpochMilli() - last.time() >= grain)) {
            marks.addLast(new Mark(now.toEpochMilli(), total));
        }
        for (Mark first = marks.peekFirst();
                first != null && first.time() <= start.toEpochMilli();
                first = marks.peekFirst()) {
            base = marks.removeFirst().total();
        }
        return total - base;
    }
}
