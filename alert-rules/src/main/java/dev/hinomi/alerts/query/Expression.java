package dev.hinomi.alerts.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What stands behind the time aggregation: queries for metrics, numbers, and what is computed from them. */
public sealed interface Expression {

    /** Where it stands in the source. */
    Span span();

    /** The text as this library writes it; parsing it gives an equal expression. */
    String canonical();

    /** Calls the method for this kind of expression. */
    <R> R accept(Visitor<R> visitor);

    /** Where it can be evaluated, all of its parts included. */
    default Evaluability evaluability() {
        return accept(new LocalEvaluation());
    }

    /** How tightly it binds, so that a printer knows when brackets are needed. */
    default int precedence() {
        return 3;
    }

    /** Brackets when this stands where something that binds as tightly as asked must stand. */
    private String within(int asked) {
        return precedence() < asked ? "(" + canonical() + ")" : canonical();
    }

    /** One method for each kind of expression. */
    interface Visitor<R> {
        /** A constant. */
        R number(Literal literal);

        /** The negative of an expression. */
        R negation(Negation negation);

        /** Two expressions and an operator. */
        R arithmetic(Arithmetic arithmetic);

        /** A function. */
        R call(Call call);

        /** A metric. */
        R metric(MetricQuery query);

        /** The name of a query in a formula. */
        R reference(Reference reference);
    }

    /** A number as written. */
    record Literal(BigDecimal value, Span span) implements Expression {
        @Override
        public String canonical() {
            return value.toPlainString();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.number(this);
        }
    }

    /** Unary minus. */
    record Negation(Expression operand, Span span) implements Expression {
        @Override
        public String canonical() {
            return "-" + operand.within(3);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.negation(this);
        }
    }

    /** The name of another query, in a formula alone. */
    record Reference(String name, Span span) implements Expression {
        @Override
        public String canonical() {
            return name;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reference(this);
        }
    }

    /** Two operands and what is done with them. */
    record Arithmetic(Operator operator, Expression left, Expression right, Span span) implements Expression {
        @Override
        public String canonical() {
            return left.within(precedence()) + " " + operator.symbol() + " " + right.within(precedence() + 1);
        }

        @Override
        public int precedence() {
            return operator.precedence();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.arithmetic(this);
        }
    }

    /** A function with its arguments, such as {@code default_zero(sum:jobs.failed{*})}. */
    record Call(String function, List<Argument> arguments, List<Modifier> modifiers, Span span) implements Expression {

        /** Takes its own copies. */
        public Call {
            arguments = List.copyOf(arguments);
            modifiers = List.copyOf(modifiers);
        }

        /** The expressions among its arguments. */
        public List<Expression> operands() {
            return arguments.stream()
                    .filter(Argument.Value.class::isInstance)
                    .map(argument -> ((Argument.Value) argument).expression())
                    .toList();
        }

        /** The argument at this place as a number, if it is one. */
        public OptionalDouble number(int index) {
            return index < arguments.size() && arguments.get(index) instanceof Argument.Value value
                    ? Numbers.of(value.expression())
                    : OptionalDouble.empty();
        }

        /** The argument at this place as a word, if it is one. */
        public Optional<String> word(int index) {
            return index < arguments.size() ? arguments.get(index).plainText() : Optional.empty();
        }

        /** The tag keys among its arguments, if there are any. */
        public Optional<List<String>> keys() {
            return arguments.stream()
                    .filter(Argument.Keys.class::isInstance)
                    .map(argument -> ((Argument.Keys) argument).keys())
                    .findFirst();
        }

        @Override
        public String canonical() {
            return function + Argument.list(arguments) + Modifier.chain(modifiers);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /** The series of one metric: which of them, how they are combined, by which tags they are told apart. */
    record MetricQuery(
            Optional<String> spaceAggregator,
            String metric,
            Scope scope,
            List<String> by,
            List<Modifier> modifiers,
            Span span)
            implements Expression {

        /** Takes its own copies. */
        public MetricQuery {
            by = List.copyOf(by);
            modifiers = List.copyOf(modifiers);
        }

        /** The modifier of this kind, if it was written. */
        public Optional<Modifier> modifier(Modifier.Kind kind) {
            return modifiers.stream()
                    .filter(modifier -> modifier.kind() == kind)
                    .findFirst();
        }

        @Override
        public String canonical() {
            return spaceAggregator.map(name -> name + ":").orElse("")
                    + metric
                    + "{" + scope.canonical() + "}"
                    + (by.isEmpty() ? "" : by.stream().collect(Collectors.joining(",", " by {", "}")))
                    + Modifier.chain(modifiers);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.metric(this);
        }
    }
}
