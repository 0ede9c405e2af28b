package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.notify.Report;
import dev.hinomi.alerts.notify.Shown;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.OutboxStore;
import dev.hinomi.alerts.store.Owing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What an engine has seen and no store has yet. What is critical stays in it until somebody has taken it in, too: the store may go away
 * before. Thread-safe.
 */
final class Ledger implements Owing {

    /** How much is remembered while the store is away. */
    static final int MOST = 10_000;

    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final OutboxStore store;
    private final InstantSource clock;
    private final Function<Report, Optional<Shown>> shown;
    private final Runnable whenKept;

    /**
     * @param since how long it waits to be told
     * @param kept when the store had it
     */
    private record Waiting(Report report, Instant since, Optional<Instant> kept) {

        boolean isOverdue(boolean away, Instant latest) {
            return (away || kept.isEmpty()) && !since.isAfter(latest);
        }
    }

    /**
     * @param store where it is kept at last
     * @param shown what people have seen of it, when it could not wait
     * @param whenKept is run after a store has taken something
     */
    Ledger(OutboxStore store, InstantSource clock, Function<Report, Optional<Shown>> shown, Runnable whenKept) {
        this.store = store;
        this.clock = clock;
        this.shown = shown;
        this.whenKept = whenKept;
    }

    /** Whether there was room for it. */
    boolean add(Report report) {
        return add(new Waiting(report, clock.instant(), Optional.empty()));
    }

    /** The store has it, and whoever had taken it in has told nobody since then. */
    void addKept(Report report, Instant since) {
        add(new Waiting(report, since, Optional.of(clock.instant())));
    }

    private synchronized boolean add(Waiting added) {
        if (waiting.size() >= MOST) {
            return false;
        }
        waiting.putIfAbsent(key(added.report()), added);
        return true;
    }

    private static String key(Report report) {
        return new Happening.Seen(report, Optional.empty()).key();
    }

    /**
     * What has waited for so long, oldest first.
     *
     * @param away whether that which the store has must be told, too
     */
    synchronized List<Report> overdue(Duration patience, boolean away) {
        Instant latest = clock.instant().minus(patience);
        return waiting.values().stream()
                .filter(each -> each.isOverdue(away, latest))
                .map(Waiting::report)
                .toList();
    }

    @Override
    public synchronized List<OutboxEntry> entries() {
        return waiting.values().stream()
                .filter(each -> each.kept().isEmpty())
                .map(each -> Script.write(new Happening.Seen(each.report(), shown.apply(each.report()))))
                .toList();
    }

    @Override
    public void kept(List<OutboxEntry> entries) {
        if (!entries.isEmpty()) {
            keep(entries);
            whenKept.run();
        }
    }

    private synchronized void keep(List<OutboxEntry> entries) {
        Optional<Instant> now = Optional.of(clock.instant());
        entries.forEach(entry -> waiting.computeIfPresent(
                entry.key(),
                (key, each) ->
                        Stranded.isCritical(each.report()) ? new Waiting(each.report(), each.since(), now) : null));
    }

    /**
     * Forgets what others know by now, as far as the store says, and lets them know what was told alone. Asks nothing if nothing waits
     * for that.
     */
    void follow() {
        Map<String, Report> kept = kept();
        if (kept.isEmpty()) {
            return;
        }
        List<OutboxEntry> told = new ArrayList<>();
        kept.values()
                .forEach(report -> shown.apply(report)
                        .ifPresent(seen -> told.add(Script.write(new Happening.ToldAlone(report, seen)))));
        if (!told.isEmpty()) {
            store.add(told);
        }
        Set<String> untaken = store.untaken(kept.keySet());
        forget(kept, untaken);
    }

    private synchronized Map<String, Report> kept() {
        Map<String, Report> kept = new LinkedHashMap<>();
        waiting.forEach((key, each) -> each.kept().ifPresent(at -> kept.put(key, each.report())));
        return kept;
    }

    /** Also what was told alone, and what nobody takes in although the store was there for long enough. */
    private synchronized void forget(Map<String, Report> kept, Set<String> untaken) {
        Instant latest = clock.instant().minus(Stranded.PATIENCE);
        kept.forEach((key, report) -> waiting.computeIfPresent(key, (same, each) -> {
            boolean young = each.kept().filter(at -> at.isAfter(latest)).isPresent();
            return young && untaken.contains(key) && shown.apply(report).isEmpty() ? each : null;
        }));
    }

    @Override
    public synchronized void drop() {
        waiting.values().removeIf(each -> each.kept().isEmpty());
    }
}
