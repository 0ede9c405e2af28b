package dev.hinomi.alerts.query;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a composite monitor combines others. Brackets are kept as they were written: Datadog documents no precedence. */
public sealed interface Composite {

    /** Where it stands in the source. */
    Span span();

    /** The condition as written in a query. */
    String canonical();

    /** The monitors in it, in the order in which they are written. */
    Stream<Member> members();

    /** Another monitor, by its number in Datadog. */
    record Member(String id, Span span) implements Composite {
        @Override
        public String canonical() {
            return id;
        }

        @Override
        public Stream<Member> members() {
            return Stream.of(this);
        }
    }

    /** What is not true. */
    record Not(Composite operand, Span span) implements Composite {
        @Override
        public String canonical() {
            return "!" + operand.canonical();
        }

        @Override
        public Stream<Member> members() {
            return operand.members();
        }
    }

    /** Brackets. */
    record Group(Composite inner, Span span) implements Composite {
        @Override
        public String canonical() {
            return "(" + inner.canonical() + ")";
        }

        @Override
        public Stream<Member> members() {
            return inner.members();
        }
    }

    /** All of several. */
    record All(List<Composite> parts, Span span) implements Composite {

        /** Takes its own copy. */
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public String canonical() {
            return parts.stream().map(Composite::canonical).collect(Collectors.joining(" && "));
        }

        @Override
        public Stream<Member> members() {
            return parts.stream().flatMap(Composite::members);
        }
    }

    /** Any of several. */
    record Any(List<Composite> parts, Span span) implements Composite {

        /** Takes its own copy. */
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public String canonical() {
            return parts.stream().map(Composite::canonical).collect(Collectors.joining(" || "));
        }

        @Override
        public Stream<Member> members() {
            return parts.stream().flatMap(Composite::members);
        }
    }
}
