package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.TimeAggregator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The window of one group, whose series are combined at each step. Not safe for use by several threads. */
final class RunningGroup {

    /** A group that no series belongs to. */
    static final RunningGroup EMPTY = new RunningGroup(List.of(), TimeAggregator.SUM, TimeAggregator.SUM);

    private final Series[] members;
    private final @Nullable RunningValue combination;
    private final RunningValue value;
    private long first;
    private long end;

    RunningGroup(List<Series> members, TimeAggregator combination, TimeAggregator overTime) {
        this.members = members.toArray(new Series[0]);
        this.combination = members.size() > 1 ? RunningValue.of(combination) : null;
        this.value = RunningValue.of(overTime);
    }

    /** Whether its series have their points at the same steps, so that there is no gap to interpolate. */
    boolean isUnbroken(long from, long until) {
        if (members.length == 1) {
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
            return;
        }
        for (long step = first; step < from; step++) {
            double leaving = at(step);
            if (!Double.isNaN(leaving)) {
                value.leave(step, leaving);
            }
        }
        enter(end, until);
        first = from;
        end = until;
        if (value.isLost()) {
            refill(from, until);
        }
    }

    private void refill(long from, long until) {
        value.clear();
        enter(from, until);
        first = from;
        end = until;
    }

    private void enter(long from, long until) {
        for (long step = from; step < until; step++) {
            double entering = at(step);
            if (!Double.isNaN(entering)) {
                value.enter(step, entering);
            }
        }
    }

    /** Whether what entered is no longer there to leave. */
    private boolean isDropped() {
        for (Series member : members) {
            if (member.values().dropped() > first) {
                return true;
            }
        }
        return false;
    }

    private double at(long step) {
        return combination == null ? members[0].values().get(step) : combined(combination, step);
    }

    private double combined(RunningValue all, long step) {
        all.clear();
        for (Series member : members) {
            double one = member.values().get(step);
            if (!Double.isNaN(one)) {
                all.enter(step, one);
            }
        }
        return all.value();
    }

    /** NaN when the window is empty. */
    double value() {
        return value.value();
    }
}
