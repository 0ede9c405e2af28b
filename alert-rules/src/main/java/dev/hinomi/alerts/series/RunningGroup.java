package dev.hinomi.alerts.series;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The window of one group, whose series are combined at each step. Not safe for use by several threads. */
final class RunningGroup {

    /** A group that no series belongs to. */
    static final RunningGroup EMPTY = new RunningGroup(List.of(), new ExactSum(false), new ExactSum(false));

    private final Series[] members;
    private final @Nullable ValueRing only;
    private final RunningValue combination;
    private final RunningValue window;
    private long first;
    private long end;
    private double value = Double.NaN;

    /**
     * @param combination combines the values of one step, for this group or another
     * @param window combines the steps
     */
    RunningGroup(List<Series> members, RunningValue combination, RunningValue window) {
        this.members = members.toArray(new Series[0]);
        this.only = members.size() == 1 ? members.get(0).values() : null;
        this.combination = combination;
        this.window = window;
    }

    /** Whether its series have their points at the same steps, so that there is no gap to interpolate. */
    boolean isUnbroken(long from, long until) {
        if (only != null) {
            return true;
        }
        for (Series member : members) {
            if (!member.isUnbroken(from, until)) {
                return false;
            }
        }
        return true;
    }

    /** Moves the window to these steps. */
    void advance(long from, long until) {
        if (from < first || until < end || from >= end || isDropped()) {
            refill(from, until);
        } else {
            leave(first, from);
            enter(end, until);
            if (window.isLost()) {
                refill(from, until);
            }
        }
        first = from;
        end = until;
        value = window.value();
    }

    private void refill(long from, long until) {
        window.clear();
        enter(from, until);
    }

    private void leave(long from, long until) {
        for (long step = from; step < until; step++) {
            double leaving = at(step);
            if (!Double.isNaN(leaving)) {
                window.leave(step, leaving);
            }
        }
    }

    private void enter(long from, long until) {
        for (long step = from; step < until; step++) {
            double entering = at(step);
            if (!Double.isNaN(entering)) {
                window.enter(step, entering);
            }
        }
    }

    /** Whether what entered is no longer there to leave. */
    private boolean isDropped() {
        if (only != null) {
            return only.dropped() > first;
        }
        for (Series member : members) {
            if (member.values().dropped() > first) {
                return true;
            }
        }
        return false;
    }

    private double at(long step) {
        return only != null ? only.get(step) : combined(step);
    }

    private double combined(long step) {
        combination.clear();
        for (Series member : members) {
            double one = member.values().get(step);
            if (!Double.isNaN(one)) {
                combination.enter(step, one);
            }
        }
        return combination.value();
    }

    /** NaN when the window is empty. */
    double value() {
        return value;
    }
}
