package dev.hinomi.observability.logs;

import org.slf4j.Marker;
import org.slf4j.MarkerFactory;

/**
 * Markers with a meaning, for any SLF4J call:
 *
 * <pre>{@code
 * log.error(LogMarkers.CRITICAL, "The ledger does not balance: {}", difference);
 * }</pre>
 */
public final class LogMarkers {

    /**
     * Somebody must know at once. The line is never suppressed, of all that wait it is given up last, and alert rules that count it
     * are evaluated at once instead of at the next step. In Datadog it is {@code @markers:CRITICAL}.
     */
    public static final Marker CRITICAL = MarkerFactory.getMarker("CRITICAL");

    private LogMarkers() {}
}
