package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Operator;
import dev.hinomi.alerts.query.Tags;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * What a part of an expression came to: a constant, or a track per group.
 */
sealed interface Operand {

    Operand map(DoubleUnaryOperator change);

    Operand combine(Operator operator, Operand right);

    Operand later(long milliseconds);

    /** The same at the times of the other, where those are no further than the tolerance: no two steps take equally long. */
    Operand alignedTo(Operand other, long tolerance);

    /** The same number at every time, in every group. */
    record Constant(double value) implements Operand {
        @Override
        public Operand map(DoubleUnaryOperator change) {
            return new Constant(change.applyAsDouble(value));
        }

        @Override
        public Operand combine(Operator operator, Operand right) {
            return right.map(other -> operator.apply(value, other));
        }

        @Override
        public Operand later(long milliseconds) {
            return this;
        }

        @Override
        public Operand alignedTo(Operand other, long tolerance) {
            return this;
        }
    }

    /**
     * A track per group.
     *
     * @param byGroup the tracks
     * @param missing what a time without a point counts as in arithmetic: zero for counts, NaN for nothing
     */
    record Grouped(Map<Tags, Track> byGroup, double missing) implements Operand {
        @Override
        public Operand map(DoubleUnaryOperator change) {
            Map<Tags, Track> changed = new HashMap<>();
            byGroup.forEach((group, track) -> changed.put(group, track.map(change)));
            return new Grouped(changed, missing);
        }

        @Override
        public Operand combine(Operator operator, Operand right) {
            if (right instanceof Constant constant) {
                return map(value -> operator.apply(value, constant.value()));
            }
            Grouped other = (Grouped) right;
            Map<Tags, Track> combined = new HashMap<>();
            for (Tags group : groupsWith(other)) {
                combined.put(group, of(group).combine(operator, other.of(group), missing, other.missing));
            }
            return new Grouped(combined, Double.NaN);
        }

        @Override
        public Operand later(long milliseconds) {
            Map<Tags, Track> shifted = new HashMap<>();
            byGroup.forEach((group, track) -> shifted.put(group, track.later(milliseconds)));
            return new Grouped(shifted, missing);
        }

        @Override
        public Operand alignedTo(Operand other, long tolerance) {
            if (!(other instanceof Grouped grouped)) {
                return this;
            }
            Map<Tags, Track> aligned = new HashMap<>();
            byGroup.forEach((group, track) -> aligned.put(group, track.alignedTo(grouped.of(group), tolerance)));
            return new Grouped(aligned, missing);
        }

        /** Groups join on equal tags; a side without groups joins every group of the other. */
        private Set<Tags> groupsWith(Grouped other) {
            Set<Tags> groups = new TreeSet<>(Comparator.comparing(Tags::toString));
            groups.addAll(byGroup.keySet());
            groups.addAll(other.byGroup.keySet());
            if (groups.size() > 1) {
                groups.remove(Tags.NONE);
            }
            return groups;
        }

        private Track of(Tags group) {
            return byGroup.getOrDefault(group, byGroup.getOrDefault(Tags.NONE, Track.EMPTY));
        }
    }
}
