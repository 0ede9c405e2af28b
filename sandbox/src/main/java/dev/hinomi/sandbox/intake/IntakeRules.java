package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.store.Signal;
import dev.hinomi.sandbox.web.Encoding;
import java.util.Set;

/**
 * What an intake accepts before it looks into a payload.
 *
 * @param signal what the payload carries
 * @param maxSentBytes the largest body as sent, compressed or not
 * @param maxPlainBytes the largest body after decompression
 * @param encodings the content encodings it reads
 * @param source the page that documents it
 */
record IntakeRules(Signal signal, int maxSentBytes, int maxPlainBytes, Set<Encoding> encodings, String source) {

    private static final String METRICS = "docs.datadoghq.com/api/latest/metrics/#submit-metrics";
    private static final int MEBIBYTES_5 = 5_242_880;
    private static final int MEBIBYTES_60 = 62_914_560;

    static final IntakeRules LOGS = new IntakeRules(
            Signal.LOGS,
            5_000_000,
            5_000_000,
            Set.of(Encoding.values()),
            "docs.datadoghq.com/api/latest/logs/#send-logs");

    static final IntakeRules SERIES_V1 =
            new IntakeRules(Signal.SERIES, 3_200_000, MEBIBYTES_60, Set.of(Encoding.values()), METRICS);

    static final IntakeRules SERIES_V2 =
            new IntakeRules(Signal.SERIES, 512_000, MEBIBYTES_5, Set.of(Encoding.values()), METRICS);

    static final IntakeRules DISTRIBUTIONS = new IntakeRules(
            Signal.DISTRIBUTIONS,
            3_200_000,
            MEBIBYTES_60,
            Set.of(Encoding.IDENTITY, Encoding.DEFLATE),
            "docs.datadoghq.com/api/latest/metrics/#submit-distribution-points");

    static final IntakeRules SKETCHES = new IntakeRules(
            Signal.DISTRIBUTIONS,
            3_200_000,
            MEBIBYTES_60,
            Set.of(Encoding.values()),
            "github.com/vectordotdev/vector/blob/master/src/sinks/datadog/metrics/config.rs");

    static final IntakeRules EVENTS = new IntakeRules(
            Signal.EVENTS,
            5_000_000,
            5_000_000,
            Set.of(Encoding.values()),
            "docs.datadoghq.com/api/latest/events/#post-an-event");

    static final IntakeRules METADATA = new IntakeRules(
            Signal.SERIES,
            MEBIBYTES_5,
            MEBIBYTES_5,
            Set.of(Encoding.IDENTITY),
            "docs.datadoghq.com/api/latest/metrics/#edit-metric-metadata");

    IntakeRules {
        encodings = Set.copyOf(encodings);
    }
}
