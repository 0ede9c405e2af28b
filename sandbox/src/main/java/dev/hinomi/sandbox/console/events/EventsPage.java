package dev.hinomi.sandbox.console.events;

import dev.hinomi.sandbox.console.page.Extent;
import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.store.EventEntry;
import dev.hinomi.sandbox.store.Store;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The events and service checks received, newest first; those of one key can be seen together. Thread-safe. */
public final class EventsPage implements Page {
    private static final int MAX_ROWS = 200;

    private final Store store;

    /**
     * A page over a store.
     *
     * @param store what was received
     */
    public EventsPage(Store store) {
        this.store = store;
    }

    @Override
    public Optional<View> view(Visit visit) {
        String key = visit.parameter("key");
        List<EventEntry> all = store.events().newest(Integer.MAX_VALUE, event -> true);
        Map<String, Long> alike = all.stream().collect(Collectors.groupingBy(EventsPage::key, Collectors.counting()));
        List<EventEntry> found = all.stream()
                .filter(event -> key.isEmpty() || key(event).equals(key))
                .toList();
        List<EventsModel.Row> rows = found.stream()
                .limit(MAX_ROWS)
                .map(event -> row(event, alike.getOrDefault(key(event), 1L).intValue()))
                .toList();
        Extent extent =
                new Extent(rows.size(), found.size(), all.size(), store.events().evicted());
        return Optional.of(new View(Section.EVENTS, "events/list.jte", "Events", new EventsModel(extent, rows, key)));
    }

    private static EventsModel.Row row(EventEntry event, int alike) {
        return new EventsModel.Row(
                happened(event),
                event.exchangeId(),
                event.kind(),
                text(event, "alert_type").orElseGet(() -> text(event, "status").orElse("info")),
                event.title(),
                event.text(),
                key(event),
                key(event).isEmpty() ? 1 : alike,
                event.tags(),
                text(event, "source_type_name").orElse(""),
                event.findings().size());
    }

    private static String key(EventEntry event) {
        return text(event, "aggregation_key").orElse("");
    }

    private static Instant happened(EventEntry event) {
        return text(event, "date_happened")
                .flatMap(date -> parsed(date, text -> Instant.ofEpochSecond(Long.parseLong(text))))
                .or(() -> text(event, "timestamp").flatMap(date -> parsed(date, Instant::parse)))
                .orElse(event.received());
    }

    private static Optional<Instant> parsed(String date, Function<String, Instant> form) {
        try {
            return Optional.of(form.apply(date));
        } catch (DateTimeException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** A member as either form of the API has it. */
    private static Optional<String> text(EventEntry event, String name) {
        return event.attributes().text(name).or(() -> event.attributes().text("data.attributes." + name));
    }
}
