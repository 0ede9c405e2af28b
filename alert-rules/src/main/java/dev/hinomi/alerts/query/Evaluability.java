package dev.hinomi.alerts.query;

import java.util.Optional;

/** Where a query, or a part of one, can be evaluated. A whole is as weak as its weakest part. */
public sealed interface Evaluability {

    /** Where that is. */
    Place place();

    /** The weaker of the two; this one when both are equally weak. */
    default Evaluability weaker(Evaluability other) {
        return other.rank() > rank() ? other : this;
    }

    private int rank() {
        return switch (place()) {
            case PROCESS -> this instanceof Approximate ? 1 : 0;
            case FLEET -> 2;
            case DATADOG -> 3;
        };
    }

    /** Who can evaluate it, from the nearest to the farthest. */
    enum Place {
        /** This process, from its own points. */
        PROCESS("process"),
        /** Whoever asks Datadog's metric query API ({@code GET /api/v1/query}), which sees all processes. */
        FLEET("fleet"),
        /** A monitor inside Datadog, and nothing else. */
        DATADOG("datadog");

        private final String word;

        Place(String word) {
            this.word = word;
        }

        /** One lower-case word for it. */
        public String word() {
            return word;
        }
    }

    /** In this process, with the result that Datadog would have for the same points. */
    record Exact() implements Evaluability {
        @Override
        public Place place() {
            return Place.PROCESS;
        }
    }

    /**
     * In this process, with a result that may differ from Datadog's.
     *
     * @param part the part of the query that makes it differ
     * @param span where it stands
     * @param why what is not known
     */
    record Approximate(String part, Span span, String why) implements Evaluability {
        @Override
        public Place place() {
            return Place.PROCESS;
        }
    }

    /** Not in this process. */
    sealed interface Elsewhere extends Evaluability permits Fleet, DatadogOnly {

        /** The part of the query that this process cannot evaluate. */
        String part();

        /** Where it stands. */
        Span span();

        /** What this process lacks. */
        String why();
    }

    /** By Datadog's metric query API. */
    record Fleet(String part, Span span, String why) implements Elsewhere {
        @Override
        public Place place() {
            return Place.FLEET;
        }
    }

    /** By a Datadog monitor alone. */
    record DatadogOnly(String part, Span span, String why) implements Elsewhere {
        @Override
        public Place place() {
            return Place.DATADOG;
        }
    }

    /** Whether this process can evaluate it and, if not, what stands in the way. */
    default Optional<Elsewhere> elsewhere() {
        return this instanceof Elsewhere elsewhere ? Optional.of(elsewhere) : Optional.empty();
    }
}
