package dev.hinomi.sandbox.console.traces;

import dev.hinomi.sandbox.console.page.Extent;
import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.SearchBox;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.console.search.SearchQuery;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.Span;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.store.Trace;
import dev.hinomi.sandbox.store.TraceId;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of traces. Thread-safe. */
public final class TracesPage implements Page {
    private static final int MAX_ROWS = 200;
    private final Store store;

    /**
     * A page over a store.
     *
     * @param store what was received
     */
    public TracesPage(Store store) {
        this.store = store;
    }

    @Override
    public Optional<View> view(Visit visit) {
        SearchBox search = SearchBox.of(visit.parameter("q"));
        SearchQuery query = search.query();
        List<Trace> found = store.traces().newest(Integer.MAX_VALUE, trace -> query.matches(new TraceEvent(trace)));
        List<Trace> shown = found.subList(0, Math.min(MAX_ROWS, found.size()));
        Duration longest = shown.stream()
                .map(Trace::duration)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Map<Long, Long> logs = logsByTrace();
        Extent extent = new Extent(
                shown.size(),
                found.size(),
                store.traces().size(),
                store.traces().evicted());
        List<TracesModel.Row> rows =
                shown.stream().map(trace -> row(trace, longest, logs)).toList();
        TracesModel model = new TracesModel(search, extent, rows, longest);
        return Optional.of(new View(Section.TRACES, "traces/list.jte", "Traces", model));
    }

    private Map<Long, Long> logsByTrace() {
        Map<Long, Long> counts = new HashMap<>();
        for (LogEntry entry : store.logs().all()) {
            TraceId id = entry.traceId();
            if (id != null) {
                counts.merge(id.low(), 1L, Long::sum);
            }
        }
        return counts;
    }

    private static TracesModel.Row row(Trace trace, Duration longest, Map<Long, Long> logs) {
        Span root = trace.root();
        return new TracesModel.Row(
                trace.id(),
                trace.start(),
                root.service(),
                root.resource(),
                trace.duration(),
                trace.spans().size(),
                trace.spans().stream().filter(Span::error).count(),
                logs.getOrDefault(trace.id().low(), 0L),
                100.0 * trace.duration().toNanos() / Math.max(1, longest.toNanos()));
    }
}
