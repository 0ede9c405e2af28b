package dev.hinomi.observability.metrics.sketch;

/** What the intakes of distributions take, as far as it is known, and what we make of it. */
public final class SketchLimits {
    /** Most compressed bytes of a request of sketches. Source: Vector's datadog_metrics sink. */
    public static final int REQUEST_BYTES = 3_200_000;

    /** Most uncompressed bytes of a request of sketches. Source: Vector's datadog_metrics sink. */
    public static final int DECOMPRESSED_BYTES = 62_914_560;

    /**
     * The size we cut blocks of sketches at, in uncompressed bytes. It keeps {@link #REQUEST_BYTES} even if nothing can be
     * compressed, and stays below the Datadog Agent's own limits too: {@code serializer_max_payload_size} (2,621,440)
     * and {@code serializer_max_uncompressed_payload_size} (4,194,304).
     */
    public static final int BLOCK_BYTES = 2_500_000;

    /**
     * The size we cut requests of distribution points at, in compressed bytes; what the compressor still holds back is
     * less than the rest up to {@link #REQUEST_BYTES}. The limits of this intake are not documented; Vector's for
     * sketches are kept.
     */
    public static final int POINTS_CUT_BYTES = 2_500_000;

    /** The size we cut requests of distribution points at, in uncompressed bytes. */
    public static final int POINTS_DECOMPRESSED_CUT_BYTES = 30_000_000;

    /** Most values of one distribution and step as distribution points; more are represented by as many. */
    public static final int POINTS_VALUES = 100_000;

    private SketchLimits() {}
}
