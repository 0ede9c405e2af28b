package dev.hinomi.sandbox.console.incidents;

import dev.hinomi.sandbox.store.SlackWorkspace;
import dev.hinomi.sandbox.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All incidents as they stand at one moment, read from the log entries and Slack messages kept. */
final class IncidentHistory {
    private final Trail trail;
    private final SlackWorkspace workspace;
    private final List<Episode> newestFirst;
    private final Instant now;

    IncidentHistory(Store store, SlackWorkspace workspace, Instant now) {
        this.workspace = workspace;
        this.now = now;
        trail = new Trail(store.slack().all());
        newestFirst = new ArrayList<>(
                Episodes.of(store.logs().all().stream().map(Report::of).flatMap(Optional::stream)));
        newestFirst.sort(Comparator.comparing(Episode::since).reversed());
    }

    List<Episode> newestFirst() {
        return newestFirst;
    }

    Summary summary(Episode episode) {
        return Summary.of(episode, new Story(episode, trail, workspace), now);
    }

    /** What waits, longest first. */
    List<Waiting> waiting() {
        return newestFirst.stream()
                .flatMap(this::waiting)
                .sorted(Comparator.comparing(Waiting::since))
                .toList();
    }

    private Stream<Waiting> waiting(Episode episode) {
        return Outbox.of(episode, !trail.of(episode.ids(), Set.of()).isEmpty()).stream();
    }

    /** The incident that has this id, or in which an instance has it. */
    Optional<Incident> incident(String id) {
        return newestFirst.stream()
                .filter(episode -> episode.ids().contains(id))
                .findFirst()
                .map(episode -> {
                    Story story = new Story(episode, trail, workspace);
                    return Incident.of(
                            Summary.of(episode, story, now),
                            episode.ids(),
                            waiting(episode).toList(),
                            story.moments());
                });
    }

    /** How many incidents Slack messages name of which no log entry tells. */
    int unlogged() {
        Set<String> known = new HashSet<>();
        newestFirst.forEach(episode -> known.addAll(episode.ids()));
        return (int)
                trail.incidents().stream().filter(id -> !known.contains(id)).count();
    }
}
