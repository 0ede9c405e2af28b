package dev.hinomi.alerts.series;

/** What a query came to: a value, or the fact that there is none. Missing data are never a value. */
public sealed interface Measurement {

    /** A value; never {@code NaN}. */
    record Value(double value) implements Measurement {

        /** Refuses what is no number: that is {@link NoData}. */
        public Value {
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("a measured value must be a number but was NaN: use NoData");
            }
        }
    }

    /** No value, and why. */
    record NoData(Reason reason) implements Measurement {}

    /** Why there is no value. */
    enum Reason {
        /** No series with this name and scope was ever sampled. */
        NO_SERIES("no series matches the query"),
        /** The series exist, but none has a point in the window. */
        EMPTY_WINDOW("no point in the window"),
        /** The arithmetic has no finite result, such as a rate over zero requests. */
        UNDEFINED("the arithmetic has no result, for example a division by a total of zero");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason for people. */
        public String words() {
            return words;
        }
    }
}
