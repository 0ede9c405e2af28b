package dev.hinomi.alerts.series;

/**
 * The latest values by the number of their step, in a ring that grows up to its limit; NaN at a step without one. Not safe for use by
 * several threads.
 */
final class ValueRing {

    private static final int SMALLEST = 16;
    private static final int MOST_TIMES = 8;

    private int usual;
    private int limit;
    private double[] values;
    private int start;
    private long first;
    private long end;
    private long dropped;

    ValueRing(int limit) {
        this.usual = limit;
        this.limit = limit;
        this.values = new double[Math.min(SMALLEST, limit)];
    }

    /** Keeps at least so many from now on. */
    void keep(int steps) {
        usual = Math.max(usual, steps);
        limit = Math.max(limit, steps);
    }

    /** Keeps twice as many, because steps come faster than usual; at most {@value #MOST_TIMES} times as many. */
    void keepMore() {
        limit = (int) Math.min(2L * limit, (long) MOST_TIMES * usual);
    }

    /** Whether the next value pushes the oldest out. */
    boolean isFull() {
        return size() == limit;
    }

    /** The value of a step, which must be later than all before. */
    void put(long step, double value) {
        if (step - end >= limit || first == end) {
            dropped = end;
            start = 0;
            first = step;
            end = step;
        }
        while (end < step) {
            push(Double.NaN);
        }
        push(value);
    }

    private void push(double value) {
        if (size() == values.length && size() < limit) {
            grow();
        }
        if (size() == values.length) {
            start = slot(1);
            first++;
            dropped = first;
        }
        values[slot(size())] = value;
        end++;
    }

    double get(long step) {
        return step < first || step >= end ? Double.NaN : values[slot((int) (step - first))];
    }

    /** The oldest step that is kept. */
    long first() {
        return first;
    }

    /** The step behind the latest one. */
    long end() {
        return end;
    }

    /** Values of steps before this one may be lost. */
    long dropped() {
        return dropped;
    }

    private int size() {
        return (int) (end - first);
    }

    private int slot(int index) {
        int slot = start + index;
        return slot < values.length ? slot : slot - values.length;
    }

    private void grow() {
        double[] more = new double[Math.min(limit, values.length * 2)];
        for (int index = 0; index < size(); index++) {
            more[index] = values[slot(index)];
        }
        values = more;
        start = 0;
    }
}
