package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Tags;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * What a part of an expression came to: a constant, or a track per group.
 */
sealed interface Operand {

    Operand map(DoubleUnaryOperator change);

    Operand combine(DoubleBinaryOperator operator, Operand right);

    /** Changes every track; a constant has none. */
    Operand eachTrack(UnaryOperator<Track> change);

    /** The same with another value where there is no point. */
    Operand withGap(UnaryOperator<Gap> change);

    /** The same at the times of the other, where those are no further than the tolerance: no two steps take equally long. */
    Operand alignedTo(Operand other, long tolerance);

    /** Without the points that are not later than the start of the window. */
    default Operand within(MetricTracks window) {
        return eachTrack(track -> track.after(window.start()));
    }

    /** The same number at every time, in every group. */
    record Constant(double value) implements Operand {
        @Override
        public Operand map(DoubleUnaryOperator change) {
            return new Constant(change.applyAsDouble(value));
        }

        @Override
        public Operand combine(DoubleBinaryOperator operator, Operand right) {
            return right.map(other -> operator.applyAsDouble(value, other));
        }

        @Override
        public Operand eachTrack(UnaryOperator<Track> change) {
            return this;
        }

        @Override
        public Operand withGap(UnaryOperator<Gap> change) {
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
     * @param gap what a time without a point counts as in arithmetic
     */
    record Grouped(Map<Tags, Track> byGroup, Gap gap) implements Operand {
        @Override
        public Operand map(DoubleUnaryOperator change) {
            return new Grouped(changed(track -> track.map(change)), gap.map(change));
        }

        @Override
        public Operand combine(DoubleBinaryOperator operator, Operand right) {
            if (right instanceof Constant constant) {
                return map(value -> operator.applyAsDouble(value, constant.value()));
            }
            Grouped other = (Grouped) right;
            Map<Tags, Track> combined = new HashMap<>();
            for (Tags group : groupsWith(other)) {
                combined.put(group, of(group).combine(operator, other.of(group), gap, other.gap));
            }
            return new Grouped(combined, Gap.NOTHING);
        }

        @Override
        public Grouped eachTrack(UnaryOperator<Track> change) {
            return new Grouped(changed(change), gap);
        }

        @Override
        public Grouped withGap(UnaryOperator<Gap> change) {
            return new Grouped(byGroup, change.apply(gap));
        }

        @Override
        public Operand alignedTo(Operand other, long tolerance) {
            if (!(other instanceof Grouped grouped)) {
                return this;
            }
            Map<Tags, Track> aligned = new HashMap<>();
            byGroup.forEach((group, track) -> aligned.put(group, track.alignedTo(grouped.of(group), tolerance)));
            return new Grouped(aligned, gap);
        }

        private Map<Tags, Track> changed(UnaryOperator<Track> change) {
            Map<Tags, Track> changed = new HashMap<>();
            byGroup.forEach((group, track) -> changed.put(group, change.apply(track)));
            return changed;
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
