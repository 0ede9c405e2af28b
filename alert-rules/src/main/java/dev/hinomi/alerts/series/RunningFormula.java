package dev.hinomi.alerts.series;

import dev.hinomi.alerts.query.Operator;
import dev.hinomi.alerts.query.Tags;
import java.util.List;

/**
 * Arithmetic on the windows of metric queries, a number for each group; NaN is nothing. A count that has no point where others do is
 * zero, as in {@link SummedEvaluation}. Not safe for use by several threads.
 */
sealed interface RunningFormula {

    /** Looks the windows of these groups up anew. */
    void regroup(List<Tags> groups);

    /** What the group at this place came to. */
    double of(int group);

    /** Whether some point in its windows belongs to the group at this place. */
    boolean isMeasured(int group);

    /** Whether it has the same value whatever was measured. */
    boolean isConstant();

    /** A number. */
    record Constant(double value) implements RunningFormula {
        @Override
        public void regroup(List<Tags> groups) {}

        @Override
        public double of(int group) {
            return value;
        }

        @Override
        public boolean isMeasured(int group) {
            return false;
        }

        @Override
        public boolean isConstant() {
            return true;
        }
    }

    /** The negative. */
    record Negation(RunningFormula operand) implements RunningFormula {
        @Override
        public void regroup(List<Tags> groups) {
            operand.regroup(groups);
        }

        @Override
        public double of(int group) {
            return -operand.of(group);
        }

        @Override
        public boolean isMeasured(int group) {
            return operand.isMeasured(group);
        }

        @Override
        public boolean isConstant() {
            return operand.isConstant();
        }
    }

    /** Two operands; what is not finite is nothing. */
    record Arithmetic(Operator operator, RunningFormula left, RunningFormula right) implements RunningFormula {
        @Override
        public void regroup(List<Tags> groups) {
            left.regroup(groups);
            right.regroup(groups);
        }

        @Override
        public double of(int group) {
            double one = left.of(group);
            double other = right.of(group);
            boolean alike = left.isConstant() == right.isConstant();
            boolean nothing =
                    alike ? Double.isNaN(one) && Double.isNaN(other) : Double.isNaN(one) || Double.isNaN(other);
            double result = nothing ? Double.NaN : operator.apply(orZero(one), orZero(other));
            return Double.isFinite(result) ? result : Double.NaN;
        }

        private static double orZero(double value) {
            return Double.isNaN(value) ? 0 : value;
        }

        @Override
        public boolean isMeasured(int group) {
            return left.isMeasured(group) || right.isMeasured(group);
        }

        @Override
        public boolean isConstant() {
            return left.isConstant() && right.isConstant();
        }
    }

    /** The windows of a metric query. */
    final class Windows implements RunningFormula {
        private final RunningQuery query;
        private RunningGroup[] windows = {};

        Windows(RunningQuery query) {
            this.query = query;
        }

        @Override
        public void regroup(List<Tags> groups) {
            windows = groups.stream().map(query::of).toArray(RunningGroup[]::new);
        }

        @Override
        public double of(int group) {
            return windows[group].value();
        }

        @Override
        public boolean isMeasured(int group) {
            return !Double.isNaN(of(group));
        }

        @Override
        public boolean isConstant() {
            return false;
        }
    }
}
