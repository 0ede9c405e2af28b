package dev.hinomi.sandbox.query;

/**
 * The time a query asks about.
 *
 * @param from its first second, since 1970
 * @param to the second after its last, since 1970
 */
record Window(long from, long to) {

    private static final long HOUR = 3600;

    Window {
        if (to <= from) {
            throw new QueryException("from must be before to, but they were " + from + " and " + to);
        }
    }

    boolean contains(long epochSecond) {
        return epochSecond >= from && epochSecond < to;
    }

    /** The seconds of a bucket unless the query says otherwise: docs.datadoghq.com/dashboards/functions/rollup. */
    int defaultInterval() {
        long length = to - from;
        if (length <= HOUR) {
            return 20;
        }
        return length <= 4 * HOUR ? 60 : length <= 24 * HOUR ? 300 : 3600;
    }
}
