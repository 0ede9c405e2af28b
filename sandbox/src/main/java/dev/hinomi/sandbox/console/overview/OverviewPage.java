package dev.hinomi.sandbox.console.overview;

import dev.hinomi.sandbox.console.html.Units;
import dev.hinomi.sandbox.console.overview.OverviewModel.Tile;
import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.faults.Faults;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The first page. Thread-safe. */
public final class OverviewPage implements Page {
    private static final int NEWEST = 8;
    private final Store store;
    private final Faults faults;

    /**
     * A page over a store.
     *
     * @param store what was received
     * @param faults the faults that are on
     */
    public OverviewPage(Store store, Faults faults) {
        this.store = store;
        this.faults = faults;
    }

    @Override
    public Optional<View> view(Visit visit) {
        Map<String, Long> counters = new TreeMap<>();
        for (Counter counter : Counter.values()) {
            counters.put(counter.label(), count(counter));
        }
        OverviewModel model = new OverviewModel(
                store.exchanges().size() == 0,
                List.of(logs(), metrics(), traces(), slack(), problems(), requests()),
                counters,
                store.problems().newest(NEWEST, problem -> true),
                store.exchanges().newest(NEWEST, exchange -> true));
        return Optional.of(new View(Section.OVERVIEW, "overview/page.jte", "Overview", model));
    }

    private Tile logs() {
        long lost = count(Counter.LOGS_DROPPED) + count(Counter.LOGS_DUPLICATE);
        String note = Units.count(count(Counter.LOGS_VALID)) + " valid, " + Units.count(count(Counter.LOGS_DROPPED))
                + " lost silently, " + Units.counted(count(Counter.LOGS_DUPLICATE), "duplicate");
        return new Tile("Logs", "/logs", count(Counter.LOGS_RECEIVED), note, lost > 0);
    }

    private Tile metrics() {
        String note = Units.count(store.metrics().names().size()) + " metrics, "
                + Units.count(store.metrics().size()) + " series, " + Units.count(count(Counter.POINTS_DROPPED))
                + " points lost";
        return new Tile("Points", "/metrics", count(Counter.POINTS_RECEIVED), note, count(Counter.POINTS_DROPPED) > 0);
    }

    private Tile traces() {
        String note = Units.counted(store.traces().size(), "trace") + " kept";
        return new Tile("Spans", "/traces", count(Counter.SPANS_RECEIVED), note, false);
    }

    private Tile slack() {
        String note = Units.counted(count(Counter.SLACK_PINGS), "mention") + " that reached somebody, "
                + Units.counted(count(Counter.SLACK_UPDATES), "edit") + ", " + Units.count(count(Counter.SLACK_REFUSED))
                + " refused";
        return new Tile("Slack posts", "/slack", count(Counter.SLACK_POSTS), note, count(Counter.SLACK_REFUSED) > 0);
    }

    private Tile problems() {
        long broken = count(Counter.PROBLEMS);
        String note = broken == 0 ? "nothing broke a rule" : "rules broken; see what Datadog would do";
        return new Tile("Problems", "/problems", broken, note, broken > 0);
    }

    private Tile requests() {
        long refused = count(Counter.REFUSED);
        String note = Units.count(refused) + " refused, " + Units.count(faults.applied()) + " hit by a fault";
        return new Tile("Requests", "/problems", count(Counter.REQUESTS), note, refused > 0);
    }

    private long count(Counter counter) {
        return store.counters().get(counter);
    }
}
