package dev.hinomi.sandbox.console.traces;

import dev.hinomi.sandbox.console.page.Extent;
import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.console.waterfall.Row;
import dev.hinomi.sandbox.console.waterfall.Waterfall;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.Span;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.store.Trace;
import dev.hinomi.sandbox.store.TraceId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One trace as a waterfall, with its log entries. Thread-safe. */
public final class TracePage implements Page {
    private static final int MAX_ROWS = 200;
    private static final int MAX_LOGS = 200;
    private final Store store;

    /**
     * A page over a store.
     *
     * @param store what was received
     */
    public TracePage(Store store) {
        this.store = store;
    }

    @Override
    public Optional<View> view(Visit visit) {
        return TraceId.parse(visit.subject())
                .flatMap(store.traces()::find)
                .map(trace -> new View(
                        Section.TRACES,
                        "traces/one.jte",
                        trace.root().resource(),
                        model(trace, visit.parameter("span"))));
    }

    private TraceModel model(Trace trace, String selected) {
        Waterfall all = Waterfall.of(trace.spans());
        Waterfall shown = all.window(MAX_ROWS);
        List<LogEntry> logs = logs(trace.id());
        Map<String, List<LogEntry>> bySpan = logs.stream()
                .collect(Collectors.groupingBy(
                        entry -> Optional.ofNullable(entry.spanId()).orElse("")));
        return new TraceModel(
                trace.id(),
                trace.start(),
                trace.duration(),
                trace.root(),
                trace.spans().stream().filter(Span::error).count(),
                services(trace),
                new Extent(shown.rows().size(), all.rows().size(), all.rows().size(), 0),
                Bars.minimap(all),
                shown.rows().stream()
                        .map(row -> line(row, bySpan.getOrDefault(row.span().spanId(), List.of()), shown))
                        .toList(),
                logs,
                trace.spans().stream()
                        .filter(span -> span.spanId().equals(selected))
                        .findFirst()
                        .orElse(null));
    }

    private List<LogEntry> logs(TraceId trace) {
        return store
                .logs()
                .newest(MAX_LOGS, entry -> {
                    TraceId id = entry.traceId();
                    return id != null && id.matches(trace);
                })
                .stream()
                .sorted(Comparator.comparing(LogEntry::date).thenComparingLong(LogEntry::id))
                .toList();
    }

    private static List<TraceModel.Service> services(Trace trace) {
        Map<String, Long> counts = trace.spans().stream()
                .collect(Collectors.groupingBy(Span::service, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> new TraceModel.Service(entry.getKey(), Bars.colour(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static TraceModel.Line line(Row row, List<LogEntry> logs, Waterfall waterfall) {
        return new TraceModel.Line(
                row.span(),
                row.depth() + 1,
                words(row.place()),
                Duration.ofNanos(row.selfNanos()),
                row.hiddenBelow(),
                Bars.bar(row, logs, waterfall));
    }

    private static String words(Row.Place place) {
        return switch (place) {
            case ROOT, INSIDE_PARENT -> "";
            case OUTSIDE_PARENT -> "runs outside its parent";
            case PARENT_MISSING -> "parent not received";
            case CIRCLE_CUT -> "is its own ancestor";
        };
    }
}
