package dev.hinomi.sandbox.console.logs;

import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.console.page.Extent;
import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.SearchBox;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.console.search.SearchQuery;
import dev.hinomi.sandbox.store.Exchange;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.Signal;
import dev.hinomi.sandbox.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The list of log entries, with one of them open when the address names it. Thread-safe. */
public final class LogsPage implements Page {
    /** The most rows on one page: browsers need 45 ms for these, and 21 s for 100,000. */
    static final int MAX_ROWS = 200;

    private static final String ROOT = "logs";
    private final Store store;

    /**
     * A page over a store.
     *
     * @param store what was received
     */
    public LogsPage(Store store) {
        this.store = store;
    }

    @Override
    public Optional<View> view(Visit visit) {
        if (visit.subject().equals(ROOT)) {
            return Optional.of(view("Logs", model(visit, null)));
        }
        return store.logs().byId(visit.id()).map(entry -> view("Log " + entry.id(), model(visit, entry)));
    }

    private static View view(String title, LogsModel model) {
        return new View(Section.LOGS, "logs/list.jte", title, model);
    }

    private LogsModel model(Visit visit, @Nullable LogEntry open) {
        SearchBox search = SearchBox.of(visit.parameter("q"));
        Address page = new Address("/logs", Map.of("q", search.typed()));
        List<LogEntry> found = store.logs().newest(Integer.MAX_VALUE, filter(search.query(), visit));
        long before = visit.number("before").orElse(Long.MAX_VALUE);
        List<LogEntry> rest =
                found.stream().filter(entry -> entry.id() < before).toList();
        List<LogEntry> rows = rest.subList(0, Math.min(MAX_ROWS, rest.size()));
        return new LogsModel(
                page,
                search,
                new Extent(
                        rows.size(),
                        found.size(),
                        store.logs().size(),
                        store.logs().evicted()),
                Volume.of(found),
                Facet.of(found, page),
                rows,
                store.logs().nextId() - 1,
                rows.size() < rest.size() ? older(page, rows) : "",
                open == null ? null : LogDetail.of(open, traced(open)),
                store.exchanges().all().stream().filter(LogsPage::isLogs).count());
    }

    private static Predicate<LogEntry> filter(SearchQuery query, Visit visit) {
        long after = visit.number("after").orElse(0);
        return entry -> entry.id() > after && query.matches(new LogEvent(entry));
    }

    private static String older(Address page, List<LogEntry> rows) {
        return page.with("before", Long.toString(rows.get(rows.size() - 1).id()))
                .toString();
    }

    private boolean traced(LogEntry entry) {
        return Optional.ofNullable(entry.traceId())
                .flatMap(store.traces()::find)
                .isPresent();
    }

    private static boolean isLogs(Exchange exchange) {
        return exchange.signal() == Signal.LOGS;
    }
}
