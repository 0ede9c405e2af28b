package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.notify.Report;
import dev.hinomi.alerts.notify.Shown;
import dev.hinomi.alerts.store.OutboxEntry;
import dev.hinomi.alerts.store.Owing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What an engine has seen and no store has yet. Thread-safe. */
final class Ledger implements Owing {

    /** How much is remembered while the store is away. */
    static final int MOST = 10_000;

    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Function<Report, Optional<Shown>> shown;
    private final Runnable whenKept;

    private record Waiting(Report report, Instant since) {}

    /**
     * @param shown what people have seen of it, when it could not wait
     * @param whenKept is run after a store has taken something
     */
    Ledger(Function<Report, Optional<Shown>> shown, Runnable whenKept) {
        this.shown = shown;
        this.whenKept = whenKept;
    }

    /** Whether there was room for it. */
    synchronized boolean add(Report report, Instant now) {
        if (waiting.size() >= MOST) {
            return false;
        }
        waiting.putIfAbsent(new Happening.Seen(report, Optional.empty()).key(), new Waiting(report, now));
        return true;
    }

    /** What has waited for so long, oldest first. */
    synchronized List<Report> overdue(Duration patience, Instant now) {
        return waiting.values().stream()
                .filter(each -> !each.since().plus(patience).isAfter(now))
                .map(Waiting::report)
                .toList();
    }

    @Override
    public synchronized List<OutboxEntry> entries() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<OutboxEntry> entries = new ArrayList<>();
        waiting.values()
                .forEach(each ->
                        entries.add(Script.write(new Happening.Seen(each.report(), shown.apply(each.report())))));
        return entries;
    }

    @Override
    public void kept(List<OutboxEntry> entries) {
        if (!entries.isEmpty()) {
            forget(entries);
            whenKept.run();
        }
    }

    private synchronized void forget(List<OutboxEntry> entries) {
        entries.forEach(entry -> waiting.remove(entry.key()));
    }

    @Override
    public synchronized void drop() {
        waiting.clear();
    }
}
