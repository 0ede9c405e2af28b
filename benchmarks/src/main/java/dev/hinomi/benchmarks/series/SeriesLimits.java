package dev.hinomi.benchmarks.series;

/**
 * What one request may hold. Sources: the v1 and v2 submit-metrics references of Datadog and, for the points,
 * serializer_max_series_points_per_payload of its Agent.
 *
 * @param bodyBytes most bytes of a body as it comes
 * @param plainBytes most bytes of a body once it is decompressed
 * @param points most points in a body
 */
record SeriesLimits(int bodyBytes, int plainBytes, int points) {
    private static final SeriesLimits V1 = new SeriesLimits(3_200_000, 62_914_560, Integer.MAX_VALUE);
    private static final SeriesLimits V2 = new SeriesLimits(512_000, 5_242_880, 10_000);

    static SeriesLimits of(boolean first) {
        return first ? V1 : V2;
    }
}
