package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.notify.Doubt;
import dev.hinomi.alerts.notify.MemoryOutbox;
import dev.hinomi.alerts.notify.Owed;
import dev.hinomi.alerts.notify.Report;
import dev.hinomi.alerts.notify.Shown;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Incident;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What finds no store and is critical: each instance tells it on its own, marked as such. They do so one after the other, and whoever
 * comes later looks whether an earlier one has posted the same. Used on the dispatcher's thread; {@link #shown} on any.
 */
final class Stranded {

    /** So long something waits for a store at least. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** The last instance waits so much longer than the first. */
    static final int STAGGER_SECONDS = 20;

    /** More than this nobody reads; the rest waits for the store. */
    static final int MOST = 20;

    private final String application;
    private final String instance;
    private final MemoryOutbox outbox = new MemoryOutbox();

    /** How each stood when it was changed last, also when it is told and over. */
    private final Map<String, Owed> latest = new ConcurrentHashMap<>();

    /**
     * @param application in whose name alerts are kept
     * @param instance which of its instances this is
     */
    Stranded(String application, String instance) {
        this.application = application;
        this.instance = instance;
    }

    Duration patience() {
        return PATIENCE.plusSeconds(Math.floorMod(instance.hashCode(), STAGGER_SECONDS));
    }

    /** All that waits too long for a store; what is not among it any more has reached one. */
    void take(List<Report> overdue, Instant now) {
        List<Report> alone = overdue.stream().map(this::alone).toList();
        Set<String> keys = alone.stream().map(Stranded::key).collect(Collectors.toSet());
        outbox.all().stream().filter(told -> !keys.contains(told.key())).forEach(outbox::forget);
        latest.keySet().retainAll(keys);
        alone.stream().filter(report -> isWorthIt(report) && !isLatest(report)).forEach(report -> take(report, now));
    }

    private void take(Report report, Instant now) {
        boolean first = outbox.find(key(report)).isEmpty();
        outbox.accept(report);
        Doubt perhaps = new Doubt(
                now.minus(patience()),
                report.transition().incident().orElseThrow().severity());
        outbox.find(key(report))
                .ifPresent(owed -> update(owed, current -> first ? current.interrupted(perhaps) : current));
    }

    /** Replaces what is owed. */
    void update(Owed owed, UnaryOperator<Owed> change) {
        outbox.update(owed, current -> {
            Owed changed = change.apply(current);
            latest.put(changed.key(), changed);
            return changed;
        });
    }

    /** Whether it is new and critical, or goes on with what people were told. */
    private boolean isWorthIt(Report report) {
        return outbox.find(key(report)).isPresent()
                || (isCritical(report) && outbox.all().size() < MOST);
    }

    /** Whether people are called for it. */
    static boolean isCritical(Report report) {
        return report.transition().incident().orElseThrow().severity() == Severity.CRITICAL
                && !report.transition().isResolution();
    }

    private boolean isLatest(Report report) {
        return Optional.ofNullable(latest.get(key(report)))
                .filter(owed -> !owed.latest().at().isBefore(report.transition().at()))
                .isPresent();
    }

    /** Whether it belongs to what is told from here alone. */
    boolean isAbout(String key) {
        return outbox.find(key).isPresent();
    }

    MemoryOutbox outbox() {
        return outbox;
    }

    /** What people have seen of it. */
    Optional<Shown> shown(Report report) {
        return Optional.ofNullable(latest.get(key(alone(report)))).flatMap(Owed::shown);
    }

    private static String key(Report report) {
        return Owed.first(report).key();
    }

    /** The same incident has the same name wherever it is told from, or nobody could find what another has posted. */
    private Report alone(Report report) {
        Incident incident = report.transition().incident().orElseThrow();
        String name = "alone|" + application + "|" + report.target().name() + "|"
                + report.alert().name();
        Incident common = new Incident(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                incident.since(),
                incident.severity());
        return new Report(
                instance + ", alone: its store of alerts is away",
                report.target(),
                report.alert(),
                report.transition().of(common));
    }
}
