package dev.hinomi.sandbox.console.incidents;

import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.store.SlackWorkspace;
import dev.hinomi.sandbox.store.Store;
import java.util.List;
import java.util.Optional;

/** The incidents and what waits to be told, or one incident when the address names it. Thread-safe. */
public final class IncidentsPage implements Page {
    private static final String ROOT = "incidents";
    private static final int MOST_ROWS = 50;
    private static final int MOST_WAITING = 20;

    private final Store store;
    private final SlackWorkspace workspace;

    /**
     * A page over a store.
     *
     * @param store what was received
     * @param workspace what channels are called
     */
    public IncidentsPage(Store store, SlackWorkspace workspace) {
        this.store = store;
        this.workspace = workspace;
    }

    @Override
    public Optional<View> view(Visit visit) {
        IncidentHistory history = new IncidentHistory(store, workspace, visit.now());
        if (visit.subject().equals(ROOT)) {
            IncidentsModel model = model(history, visit.parameter("show").equals("open"), visit.parameter("before"));
            return Optional.of(new View(Section.INCIDENTS, "incidents/list.jte", "Incidents", model));
        }
        return history.incident(visit.subject())
                .map(incident -> new View(
                        Section.INCIDENTS,
                        "incidents/one.jte",
                        incident.summary().title(),
                        incident));
    }

    private IncidentsModel model(IncidentHistory history, boolean open, String before) {
        List<Episode> all = history.newestFirst();
        List<Episode> matching =
                all.stream().filter(episode -> !open || !episode.isOver()).toList();
        int from = after(matching, before);
        int to = Math.min(from + MOST_ROWS, matching.size());
        List<Summary> rows =
                matching.subList(from, to).stream().map(history::summary).toList();
        List<Waiting> waiting = history.waiting();
        int stillOpen = (int) all.stream().filter(episode -> !episode.isOver()).count();
        return new IncidentsModel(
                new IncidentsModel.Queue(waiting.size(), waiting.subList(0, Math.min(MOST_WAITING, waiting.size()))),
                new IncidentsModel.Extent(
                        Math.min(from + 1, to),
                        to,
                        matching.size(),
                        all.size(),
                        stillOpen,
                        store.logs().size(),
                        store.logs().evicted(),
                        history.unlogged()),
                open,
                rows,
                to < matching.size() ? older(open, rows.get(rows.size() - 1).id()) : "");
    }

    private static String older(boolean open, String last) {
        return Address.of(ROOT)
                .with("show", open ? "open" : "")
                .with("before", last)
                .toString();
    }

    /** The place behind this incident; the beginning when it is no longer known. */
    private static int after(List<Episode> newestFirst, String id) {
        int place = 0;
        while (place < newestFirst.size() && !newestFirst.get(place).ids().contains(id)) {
            place++;
        }
        return place < newestFirst.size() ? place + 1 : 0;
    }
}
