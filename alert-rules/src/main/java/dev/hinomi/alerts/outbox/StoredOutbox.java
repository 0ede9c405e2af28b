package dev.hinomi.alerts.outbox;

import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.notify.Doubt;
import dev.hinomi.alerts.notify.MemoryOutbox;
import dev.hinomi.alerts.notify.Outbox;
import dev.hinomi.alerts.notify.Owed;
import dev.hinomi.alerts.notify.Report;
import dev.hinomi.alerts.notify.Shown;
import dev.hinomi.alerts.notify.Storm;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.AskedSilences;
import dev.hinomi.alerts.store.AlertStore;
import dev.hinomi.alerts.store.Lease;
import dev.hinomi.alerts.store.OutboxStore;
import dev.hinomi.alerts.store.Owing;
import dev.hinomi.alerts.store.StateStore;
import dev.hinomi.alerts.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outbox of all instances of an application. What each of them sees goes into a store together with the state that it belongs to;
 * the one that has the lease takes it in, tells it, and writes how far that has come: before a message goes, and after. To all others it
 * is empty. When it goes to another instance, that one goes on where this one stood, and looks at the destination before it sends what
 * is in doubt. What is critical and finds no store for {@link Stranded#PATIENCE} is told by each instance on its own. Thread-safe.
 */
public final class StoredOutbox implements Outbox {

    /** How often whoever tells looks for what others have added. */
    static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    /** It reads how every instance stands, and nothing that is cleaned is in a hurry. */
    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(1);

    /** So long a key is known. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(StoredOutbox.class);

    private final Settings settings;
    private final OutboxStore store;
    private final Departures departures;
    private final Stranded stranded;
    private final Reading reading;
    private final Intake intake;
    private final SharedSilences silences;
    private final Ledger own;
    private final Ledger fleet;
    private final Scribe scribe;
    private final Resting resting = new Resting();
    private volatile MemoryOutbox known = new MemoryOutbox();
    private volatile Optional<Lease> held = Optional.empty();
    private Instant cleaned = Instant.MIN;

    /** From when on this instance has had the lease and the store, but for moments in which nobody misses a sign of life. */
    private Instant since = Instant.MIN;

    /** While nothing can be written, nothing is sent but what is told alone. */
    private volatile Optional<Instant> awaySince = Optional.empty();

    /**
     * What an outbox of all instances needs to know.
     *
     * @param instance what this instance is called
     * @param lease the right to tell people, while it is ours
     * @param directory the rules and targets of this instance, at any time
     * @param clock tells the time
     */
    public record Settings(
            String instance, Supplier<Optional<Lease>> lease, Supplier<Directory> directory, InstantSource clock) {}

    /**
     * An outbox in a store.
     *
     * @param whenAdded is run after something of this instance has reached the store, and must not block
     */
    public StoredOutbox(AlertStore kept, Settings settings, Runnable whenAdded) {
        this.settings = settings;
        this.store = kept.outbox();
        this.departures = new Departures(kept.instances());
        this.stranded = new Stranded(kept.application(), settings.instance());
        this.reading = new Reading(settings.directory());
        this.intake = new Intake(store, reading);
        this.scribe = new Scribe(store);
        this.own = new Ledger(store, settings.clock(), stranded::shown, whenAdded);
        this.fleet = new Ledger(store, settings.clock(), stranded::shown, whenAdded);
        this.silences = new SharedSilences(store, reading);
    }

    /** What is kept with the states of this instance's own alerts. */
    public Owing ofThisInstance() {
        return own;
    }

    /** What is kept with the states of the fleet's alerts. */
    public Owing ofTheFleet() {
        return fleet;
    }

    /** A store that loads the silences that people asked for with what it loads itself. */
    public StateStore withSilences(StateStore kept) {
        return silences.loadedWith(kept);
    }

    @Override
    public AskedSilences silences() {
        return silences.known();
    }

    @Override
    public boolean accept(Report report) {
        if (settings.directory().get().isFleetWide(report.alert().rule())) {
            return fleet.add(report);
        }
        return own.add(new Report(settings.instance(), report.target(), report.alert(), report.transition()));
    }

    /** Written at once, so that whoever tells people stops calling others. */
    @Override
    public boolean hold(String incident, Progress.Acknowledged held) {
        return new Replies(store, reading).hold(incident, held);
    }

    @Override
    public List<String> holdStorm(String storm, Progress.Acknowledged held) {
        return new Replies(store, reading).holdStorm(storm, held);
    }

    @Override
    public Duration lookAgain() {
        return LOOK_AGAIN;
    }

    @Override
    public void refresh() {
        Instant now = settings.clock().instant();
        try {
            share(now);
            awaySince = Optional.empty();
            strand(now);
        } catch (StoreException failure) {
            awaySince = awaySince.or(() -> Optional.of(now));
            since = awaySince.get().plus(Stranded.PATIENCE).isAfter(now) ? since : now;
            intake.rewind();
            strand(now);
            if (stranded.outbox().pending().isEmpty()) {
                throw failure;
            }
        }
    }

    private void strand(Instant now) {
        List<Report> overdue = Stream.of(own, fleet)
                .flatMap(ledger -> ledger.overdue(stranded.patience(), awaySince.isPresent()).stream())
                .toList();
        stranded.take(overdue, now);
    }

    private void share(Instant now) {
        Optional<Lease> lease = settings.lease().get();
        if (!lease.equals(held)) {
            takeOver(lease, now);
        }
        if (held.isPresent()) {
            write(List.of());
            takeIn(now);
            clean(now);
            silences.are(known.silences());
        } else {
            silences.follow(now);
        }
        own.follow();
        fleet.follow();
    }

    private void takeOver(Optional<Lease> lease, Instant now) {
        untold().forEach(report -> own.addKept(report, awaySince.orElse(now)));
        since = now;
        intake.rewind();
        held = Optional.empty();
        known = new MemoryOutbox();
        scribe.clear();
        resting.clear();
        if (lease.isPresent()) {
            MemoryOutbox restored = new MemoryOutbox();
            store.threads().stream()
                    .flatMap(thread -> reading.of(thread).stream())
                    .sorted(Comparator.comparing(StoredOutbox::begun))
                    .forEach(kept -> restore(kept, restored, now));
            known = restored;
            held = lease;
        }
    }

    /** What is critical and known here, and to nobody else if the store is away. */
    private Stream<Report> untold() {
        return known.all().stream()
                .filter(owed -> owed.shown()
                        .map(Shown::called)
                        .filter(called -> called.worst() == Severity.CRITICAL)
                        .isEmpty())
                .flatMap(owed -> owed.reports().latest().entrySet().stream()
                        .map(each -> new Report(each.getKey(), owed.target(), owed.alert(), each.getValue()))
                        .filter(Stranded::isCritical)
                        .limit(1));
    }

    private static Instant begun(Script.Kept kept) {
        if (kept.thing() instanceof Thing.Incident incident) {
            return incident.owed().opened().at();
        }
        return kept.thing() instanceof Thing.Gathered gathered
                ? gathered.storm().since()
                : Instant.MIN;
    }

    /** What is in doubt rests until it has arrived, if it is to arrive. */
    private void restore(Script.Kept kept, MemoryOutbox restored, Instant now) {
        kept.inHand().ifPresent(doubt -> resting.isOnItsWay(kept.thing().name(), doubt));
        if (kept.thing() instanceof Thing.Incident incident) {
            resting.isRead(incident.owed(), incident.owed().opened().at(), now);
            restored.restore(kept.inHand().map(incident.owed()::interrupted).orElse(incident.owed()));
        } else if (kept.thing() instanceof Thing.Gathered gathered) {
            restored.keep(kept.inHand().map(gathered.storm()::interrupted).orElse(gathered.storm()));
        } else if (kept.thing() instanceof Thing.Silenced silenced) {
            restored.restore(silenced.silences());
        }
    }

    private void takeIn(Instant now) {
        Map<String, Optional<Happening>> next = intake.next();
        next.values().forEach(happening -> happening.ifPresent(each -> takeIn(each, now)));
        write(List.copyOf(next.keySet()));
    }

    private void takeIn(Happening happening, Instant now) {
        if (happening instanceof Happening.TakenInHand taken) {
            known.hold(taken.incident(), taken.held());
            taken.silence().ifPresent(known::silence);
        } else if (happening instanceof Happening.StormTakenInHand taken) {
            known.holdStorm(taken.storm(), taken.held());
        } else if (happening instanceof Happening.Seen seen) {
            Report report = seen.report();
            if (!known.accept(report)) {
                LOG.error(
                        "More than {} incidents are open: nobody is told of {}",
                        MemoryOutbox.MOST_INCIDENTS,
                        report.alert().name());
            }
            seen.shown().ifPresent(shown -> show(report, shown, now));
            known.find(report)
                    .ifPresent(owed -> resting.isRead(owed, report.transition().at(), now));
        } else if (happening instanceof Happening.ToldAlone told) {
            show(told.report(), told.shown(), now);
        }
    }

    private void show(Report report, Shown shown, Instant now) {
        known.find(report).ifPresent(owed -> known.update(owed, current -> current.alreadyShown(shown, now)));
    }

    /** What is gone or known for long enough is forgotten. */
    private void clean(Instant now) {
        if (cleaned.plus(BETWEEN_CLEANINGS).isAfter(now)) {
            return;
        }
        cleaned = now;
        intake.rewind();
        known.restore(known.silences().at(now));
        departures.follow(known.all(), since, now).forEach(known::accept);
        store.forgetTaken(REMEMBERED);
    }

    @Override
    public void begin(String about, Doubt doubt) {
        if (stranded.isAbout(about)) {
            return;
        }
        scribe.begin(about, doubt);
        write(List.of());
    }

    @Override
    public void settle() {
        scribe.settle();
        if (held.isPresent()) {
            write(List.of());
        }
    }

    private void write(List<String> taken) {
        Lease lease = held.orElseThrow(() -> new IllegalStateException("somebody else tells people by now"));
        scribe.write(lease, known, taken);
    }

    /** Without what rests, and without what others share while the store is away. */
    @Override
    public List<Owed> all() {
        Instant now = settings.clock().instant();
        List<Owed> shared = awaySince.isPresent() ? List.of() : resting.without(known.all(), known.storms(), now);
        return Stream.concat(stranded.outbox().all().stream(), shared.stream()).toList();
    }

    @Override
    public List<Owed> pending() {
        return all().stream().filter(owed -> owed.next().isPresent()).toList();
    }

    @Override
    public void update(Owed owed, UnaryOperator<Owed> change) {
        if (stranded.isAbout(owed.key())) {
            stranded.update(owed, change);
        } else {
            known.update(owed, change);
        }
    }

    @Override
    public void forget(Owed owed) {
        (stranded.isAbout(owed.key()) ? stranded.outbox() : known).forget(owed);
    }

    @Override
    public List<Storm> storms() {
        return known.storms();
    }

    @Override
    public void keep(Storm storm) {
        known.keep(storm);
    }

    /** Unless something is shown in its message: who asks may not see that, because it rests or the store is away. */
    @Override
    public void forget(Storm storm) {
        if (known.all().stream().noneMatch(owed -> owed.isIn(storm.id()))) {
            known.forget(storm);
        }
    }

    /** What is in the store is told by the next one. */
    @Override
    public List<Owed> lost() {
        return stranded.outbox().pending();
    }
}
