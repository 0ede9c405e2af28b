package dev.hinomi.observability.metrics.sketch;

/**
 * How many values stand for those of each bin, where there are too many: the values in rising order are divided into as
 * many equal parts as may be sent, and the middle one of each is taken. So every percentile is that of a rank which is off
 * by half of a part at most; dividing by largest remainder instead can lose a tail of many nearly empty bins.
 */
final class Representatives {
    private final long count;
    private final long total;
    private long seen;
    private long taken;

    /** For so many values, represented by so many at most. */
    Representatives(long count, long most) {
        this.count = count;
        this.total = Math.min(count, most);
    }

    /** How many values there will be. */
    long total() {
        return total;
    }

    /** How many stand for the values of the next bin. */
    long next(long values) {
        seen += values;
        long until = total == count ? seen : Math.round((double) seen / count * total);
        long more = until - taken;
        taken = until;
        return more;
    }
}
