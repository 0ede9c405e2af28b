package dev.hinomi.observability.metrics;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Micrometer's base units as Datadog names them: in the singular, and only those it knows. Source: docs.datadoghq.com,
 * "Metrics units", as far as Micrometer's binders use them.
 */
public final class DatadogUnits {
    private static final Set<String> KNOWN = Set.of(
            "bit",
            "byte",
            "kibibyte",
            "mebibyte",
            "gibibyte",
            "nanosecond",
            "microsecond",
            "millisecond",
            "second",
            "minute",
            "hour",
            "day",
            "percent",
            "fraction",
            "connection",
            "request",
            "packet",
            "message",
            "response",
            "session",
            "process",
            "thread",
            "host",
            "node",
            "core",
            "file",
            "block",
            "sector",
            "buffer",
            "error",
            "read",
            "write",
            "occurrence",
            "event",
            "time",
            "unit",
            "operation",
            "item",
            "task",
            "worker",
            "resource",
            "email",
            "sample",
            "check",
            "attempt",
            "device",
            "update",
            "method",
            "job",
            "container",
            "table",
            "index",
            "lock",
            "transaction",
            "query",
            "row",
            "key",
            "command",
            "record",
            "object",
            "document",
            "hit",
            "miss",
            "eviction",
            "get",
            "set",
            "page",
            "entry");

    private static final Map<String, String> IRREGULAR =
            Map.of("indices", "index", "indexes", "index", "queries", "query", "entries", "entry", "misses", "miss");

    private DatadogUnits() {}

    /** The unit as Datadog names it; empty if there is none or Datadog has no name for it. */
    public static Optional<String> of(@Nullable String unit) {
        if (unit == null) {
            return Optional.empty();
        }
        String lower = unit.strip().toLowerCase(Locale.ROOT);
        String singular = lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
        return KNOWN.contains(lower)
                ? Optional.of(lower)
                : Optional.of(IRREGULAR.getOrDefault(lower, singular)).filter(KNOWN::contains);
    }
}
