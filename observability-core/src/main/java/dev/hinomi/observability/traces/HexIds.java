package dev.hinomi.observability.traces;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ids as OpenTelemetry, Brave and Micrometer Tracing write them, turned into those that Datadog joins a log with: a trace
 * of 128 bits stays hexadecimal, one of 64 bits and every span become decimal, as dd-java-agent logs them. Source:
 * Datadog's "Correlating OpenTelemetry Traces and Logs" and "Trace and Span ID Formats". Pure.
 */
final class HexIds {
    private static final int SHORT = 16;
    private static final int LONG = 32;

    private HexIds() {}

    /** The ids, or nothing if they are none. */
    static Optional<TraceIds> read(String trace, @Nullable String span) {
        if (span == null || !isHex(trace) || !isHex(span) || span.length() != SHORT) {
            return Optional.empty();
        }
        return switch (trace.length()) {
            case SHORT -> of("", 0, low(trace), low(span));
            case LONG -> of(trace, HexFormat.fromHexDigitsToLong(trace, 0, SHORT), low(trace), low(span));
            default -> Optional.empty();
        };
    }

    private static Optional<TraceIds> of(String trace, long high, long low, long span) {
        if ((high | low) == 0 || span == 0) {
            return Optional.empty();
        }
        String id = high == 0 ? Long.toUnsignedString(low) : trace.toLowerCase(Locale.ROOT);
        return Optional.of(new TraceIds(id, Long.toUnsignedString(span)));
    }

    private static long low(String id) {
        return HexFormat.fromHexDigitsToLong(id, id.length() - SHORT, id.length());
    }

    private static boolean isHex(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (!HexFormat.isHexDigit(id.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
