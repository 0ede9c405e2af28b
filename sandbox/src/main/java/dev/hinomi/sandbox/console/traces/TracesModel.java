package dev.hinomi.sandbox.console.traces;

import dev.hinomi.sandbox.console.page.Extent;
import dev.hinomi.sandbox.console.page.SearchBox;
import dev.hinomi.sandbox.store.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the Traces page shows.
 *
 * @param search the search
 * @param extent how much is shown; evictions count spans
 * @param rows the traces found, newest first
 * @param longest the longest duration among the rows
 */
public record TracesModel(SearchBox search, Extent extent, List<Row> rows, Duration longest) {

    /**
     * One trace.
     *
     * @param id its id
     * @param start when it began
     * @param service the service of its root
     * @param resource what was asked
     * @param duration from its first start to its last end
     * @param spans how many spans it has
     * @param errors how many of them failed
     * @param logs how many log entries belong to it
     * @param percent its duration in percent of the longest
     */
    public record Row(
            TraceId id,
            Instant start,
            String service,
            String resource,
            Duration duration,
            int spans,
            long errors,
            long logs,
            double percent) {}
}
