package dev.hinomi.alerts.rule;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Other rules combined, as in {@code a && !b}. {@code !} binds tighter than {@code &&}, and that tighter than {@code ||}. */
public sealed interface Composite {

    /** The level of the whole. */
    Level level(Function<String, Level> members);

    /** The ids of the rules in it. */
    Set<String> members();

    /** The expression as this library writes it. */
    String text();

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException when the text is none, with the column and what was expected there
     */
    static Composite parse(String text) {
        return new CompositeParser(text).parse();
    }

    /**
     * One rule.
     *
     * @param id its id
     */
    record Member(String id) implements Composite {
        @Override
        public Level level(Function<String, Level> members) {
            return members.apply(id);
        }

        @Override
        public Set<String> members() {
            return Set.of(id);
        }

        @Override
        public String text() {
            return id;
        }
    }

    /** {@code !}. */
    record Not(Composite operand) implements Composite {
        @Override
        public Level level(Function<String, Level> members) {
            return operand.level(members).not();
        }

        @Override
        public Set<String> members() {
            return operand.members();
        }

        @Override
        public String text() {
            return "!" + (operand instanceof Member || operand instanceof Not ? operand.text() : bracketed(operand));
        }
    }

    /** {@code &&}. */
    record And(Composite left, Composite right) implements Composite {
        @Override
        public Level level(Function<String, Level> members) {
            return left.level(members).and(right.level(members));
        }

        @Override
        public Set<String> members() {
            return union(left, right);
        }

        @Override
        public String text() {
            return factor(left) + " && " + factor(right);
        }

        private static String factor(Composite part) {
            return part instanceof Or ? bracketed(part) : part.text();
        }
    }

    /** {@code ||}. */
    record Or(Composite left, Composite right) implements Composite {
        @Override
        public Level level(Function<String, Level> members) {
            return left.level(members).or(right.level(members));
        }

        @Override
        public Set<String> members() {
            return union(left, right);
        }

        @Override
        public String text() {
            return left.text() + " || " + right.text();
        }
    }

    private static String bracketed(Composite part) {
        return "(" + part.text() + ")";
    }

    private static Set<String> union(Composite left, Composite right) {
        Set<String> all = new TreeSet<>(left.members());
        all.addAll(right.members());
        return all;
    }
}
