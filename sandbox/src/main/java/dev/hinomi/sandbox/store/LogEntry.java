package dev.hinomi.sandbox.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A log entry as Datadog would show it, its reserved attributes read from wherever the sender put them.
 *
 * @param id its id
 * @param exchangeId the request that brought it
 * @param received when it arrived
 * @param date its official date; the arrival when it carried none
 * @param status its status after remapping
 * @param service the service, empty when it named none
 * @param host the host, empty when it named none
 * @param source what wrote it, for instance {@code java}; empty when it named none
 * @param tags its tags, in the order sent
 * @param message its text, empty when it had none
 * @param traceId the trace it belongs to, or null
 * @param spanId the span it belongs to, unsigned decimal, or null
 * @param attributes everything sent, reserved attributes included
 * @param findings the rules it broke
 */
public record LogEntry(
        long id,
        long exchangeId,
        Instant received,
        Instant date,
        LogStatus status,
        String service,
        String host,
        String source,
        List<String> tags,
        String message,
        @Nullable TraceId traceId,
        @Nullable String spanId,
        Attributes attributes,
        List<Finding> findings) {

    /** Keeps its own copies. */
    public LogEntry {
        tags = List.copyOf(tags);
        findings = List.copyOf(findings);
    }

    /**
     * Whether the entry broke no rule that loses or changes anything.
     *
     * @return whether it has no findings
     */
    public boolean valid() {
        return findings.isEmpty();
    }

    /**
     * The same entry under another id.
     *
     * @param newId the id
     * @return a new entry
     */
    public LogEntry withId(long newId) {
        return new LogEntry(
                newId,
                exchangeId,
                received,
                date,
                status,
                service,
                host,
                source,
                tags,
                message,
                traceId,
                spanId,
                attributes,
                findings);
    }
}
