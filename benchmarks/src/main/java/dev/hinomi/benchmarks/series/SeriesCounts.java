package dev.hinomi.benchmarks.series;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What has arrived.
 *
 * @param requests bodies that were taken
 * @param invalid bodies that are no strict JSON or break a rule of Datadog's, answered 400
 * @param tooLarge bodies beyond a limit of Datadog's, answered 413
 * @param points points in the bodies that were taken
 * @param distinct points of different series or seconds
 * @param changed points that came again with another value, which took the place of the first
 * @param headBytes bytes of the heads of the requests that were taken
 * @param bodyBytes bytes of their bodies as they came, compressed or not
 */
public record SeriesCounts(
        long requests,
        long invalid,
        long tooLarge,
        long points,
        long distinct,
        long changed,
        long headBytes,
        long bodyBytes) {

    /** What has arrived since an earlier moment. */
    public SeriesCounts since(SeriesCounts earlier) {
        long[] now = values();
        long[] then = earlier.values();
        Arrays.setAll(now, i -> now[i] - then[i]);
        return of(now);
    }

    SeriesCounts plus(SeriesCounts more) {
        long[] sum = values();
        long[] other = more.values();
        Arrays.setAll(sum, i -> sum[i] + other[i]);
        return of(sum);
    }

    String text() {
        return LongStream.of(values()).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }

    static SeriesCounts parse(String text) {
        return of(Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong).toArray());
    }

    private long[] values() {
        return new long[] {requests, invalid, tooLarge, points, distinct, changed, headBytes, bodyBytes};
    }

    private static SeriesCounts of(long[] v) {
        return new SeriesCounts(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
    }
}
