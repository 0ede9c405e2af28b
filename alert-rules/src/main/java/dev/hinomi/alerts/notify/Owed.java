package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.escalation.Escalation;
import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a target must be told about one incident. Transitions that come while a message waits are merged into it: an incident that
 * fired and resolved in the meantime is one message, not two and not none.
 *
 * @param target who is told
 * @param alert what it is about
 * @param opened how the incident began
 * @param latest how it stands
 * @param shown what the target has seen of it
 * @param attempt how often the next message was tried in vain, and in which form it goes
 * @param progress how far its telling has come since people were first called, or somebody took it in hand
 * @param reports who says so
 */
public record Owed(
        NotifyTarget target,
        Alert alert,
        Transition opened,
        Transition latest,
        Optional<Shown> shown,
        Attempt attempt,
        Optional<Progress> progress,
        Reports reports) {

    /** What is owed when nothing is known yet. */
    public static Owed first(Report report) {
        return new Owed(
                report.target(),
                report.alert(),
                report.transition(),
                report.transition(),
                Optional.empty(),
                Attempt.FIRST,
                Optional.empty(),
                Reports.of(report));
    }

    /** Names the incident at this target. */
    public String key() {
        return key(target, incident());
    }

    static String key(NotifyTarget target, String incident) {
        return target.name() + "/" + incident;
    }

    /** What is one incident while it lasts, whoever sees it. */
    String subject() {
        return target.name() + "/" + alert.name();
    }

    /** The next thing to tell, if anything is left to tell. */
    public Optional<Notification> next() {
        return action().map(this::notification);
    }

    Notification notification(Action action) {
        return new Notification(target, alert, opened, latest, action, attempt, parties());
    }

    /** Who has it in hand. */
    Optional<Progress.Acknowledged> held() {
        return progress.flatMap(Progress::acknowledged);
    }

    private Parties parties() {
        return new Parties(held(), reports.affected());
    }

    private Optional<Action> action() {
        if (shown.isEmpty()) {
            return Optional.of(new Action.Post());
        }
        Shown seen = shown.get();
        if (isRaised(seen)) {
            return Optional.of(seen.storm().isPresent() ? new Action.Post() : new Action.Raise(seen.root()));
        }
        if (isUncalled()) {
            return Optional.of(new Action.Call(seen.root()));
        }
        if (seen.status().filter(latest.to()::equals).isEmpty() || isOutdated(seen)) {
            return Optional.of(new Action.Update(seen.root()));
        }
        if (!latest.isResolution() && seen.lacksSilence(held().flatMap(Progress.Acknowledged::until))) {
            return Optional.of(new Action.Silence(seen.root()));
        }
        return seen.lacksNote() ? Optional.of(new Action.Note(seen.root())) : Optional.empty();
    }

    /** Whether its message does not say whom it concerns by now; that of a storm says no more than who has it in hand. */
    private boolean isOutdated(Shown seen) {
        boolean says = seen.storm().isPresent()
                ? seen.parties().held().equals(held())
                : seen.parties().equals(parties());
        return !latest.isResolution() && !says;
    }

    /** Whether the message does not say who has it in hand by now. */
    boolean hidesWhoHasIt() {
        return shown.filter(this::isOutdated)
                .filter(seen -> !seen.parties().held().equals(held()))
                .isPresent();
    }

    private boolean isRaised(Shown seen) {
        return !latest.isResolution() && severity().compareTo(seen.called().worst()) > 0;
    }

    /** Whether its own message could call nobody of those who are to be called, and nobody took it in hand since. */
    boolean isUncalled() {
        return !latest.isResolution()
                && shown.filter(seen -> seen.called().inVain()).isPresent()
                && !target.mentions(severity()).isEmpty();
    }

    Severity severity() {
        return latest.incident().orElseThrow().severity();
    }

    /** Its incident's id. */
    public String incident() {
        return latest.incident().orElseThrow().id();
    }

    /**
     * Whether this is its incident.
     *
     * @param id an id under which people are told of it, or under which an instance sees it
     */
    public boolean isOf(String id) {
        return incident().equals(id) || reports.isOf(id);
    }

    /**
     * Whether it is shown, or may be, in the message of this storm.
     *
     * @param storm the storm's id
     */
    public boolean isIn(String storm) {
        return shown.flatMap(Shown::storm).filter(storm::equals).isPresent()
                || attempt.storm().filter(storm::equals).isPresent();
    }

    /** The storm in whose message it is shown and stays, not when it became worse since; or the one in whose message it is tried. */
    public Optional<String> storm() {
        return shown.filter(seen -> !isRaised(seen)).flatMap(Shown::storm).or(attempt::storm);
    }

    /** Whether this is seen of the same incident: by the same instance as before, or by another while it lasts. */
    boolean takesIn(Report report) {
        return isOf(report.incident())
                || (!latest.isResolution() && !report.transition().isResolution());
    }

    Owed merged(Report report) {
        Reports all = reports.with(report);
        Transition stands = all.together(latest.incident().orElseThrow(), report.transition());
        return new Owed(target, alert, opened, stands, shown, attempt, progress, all);
    }

    /** The same after this notification arrived; a later transition may have come in the meantime. */
    Owed told(Notification notification, Receipt receipt, Instant now) {
        if (notification.action() instanceof Action.Again again) {
            Owed told = toldAgain(again, now).after(attempt.arrived());
            return notification.callsFirst() ? told.calling(called -> called.and(severity())) : told;
        }
        boolean own = notification.action() instanceof Action.Post;
        Shown after = shown.filter(seen -> !own)
                .map(seen -> seen.after(notification, now))
                .orElseGet(() -> Shown.first(receipt, notification));
        return with(Optional.of(after), attempt.arrived(), notification.isNews() ? called(now) : progress);
    }

    /** The same after its message arrived and could call nobody. */
    Owed toldInVain(Notification notification, Receipt receipt, Instant now) {
        Owed told = told(notification, receipt, now).after(attempt.arrivedInVain());
        return held().isPresent() ? told : told.calling(Called::butInVain);
    }

    private Owed calling(UnaryOperator<Called> change) {
        return with(shown.map(seen -> seen.calling(change.apply(seen.called()))), attempt, progress);
    }

    /** The same after the message of its storm has called people. */
    Owed calledByStorm(Instant now) {
        return with(shown, attempt, called(now));
    }

    /**
     * The same after an earlier attempt to post it turned out to have arrived, and to have called nobody; whoever else found that may be
     * calling people by now.
     */
    Owed foundInVain(Notification notification, Receipt receipt, Instant now) {
        Owed found = found(notification, receipt, now);
        return held().isPresent() ? found : found.calling(Called::butInVain).after(attempt);
    }

    /** The same after an earlier attempt to post it turned out to have arrived. */
    Owed found(Notification notification, Receipt receipt, Instant now) {
        Shown seen = notification
                .attempt()
                .doubt()
                .map(doubt -> Shown.found(receipt, notification, doubt))
                .orElseGet(() -> Shown.first(receipt, notification));
        return with(Optional.of(seen), attempt.arrived(), called(now));
    }

    /** The same after it was told in the message of a storm, as it stood then. */
    Owed toldIn(String storm, Receipt receipt, Owed then, Instant now) {
        Shown seen = new Shown(
                receipt,
                Optional.of(then.latest().to()),
                then.latest().to(),
                Called.of(then.severity()),
                Optional.empty(),
                Optional.of(storm),
                then.parties(),
                Optional.empty());
        boolean known = shown.filter(before -> !isRaised(before)).isPresent();
        return with(Optional.of(seen), attempt.arrived(), known ? progress : called(now));
    }

    /** People were called: the first time for this severity, or once more. */
    private Optional<Progress> called(Instant now) {
        Progress begun = Progress.begin(severity(), now);
        Optional<Progress> known = progress.filter(before -> before.severity().compareTo(severity()) >= 0)
                .map(before -> before.told(now))
                .or(() -> held().filter(before -> !before.isOver(now)).map(begun::held));
        return Optional.of(known.orElse(begun));
    }

    /** Somebody has it in hand, whether or not it was told by now. A press that is heard twice is one. */
    Owed held(Progress.Acknowledged by) {
        if (held().filter(by::isSameSilenceAs).isPresent()) {
            return this;
        }
        Progress known = progress.orElseGet(() -> Progress.begin(severity(), by.at()));
        return calling(called -> Called.of(called.worst())).with(known.held(by));
    }

    /** The same after what was due was told; a step counts once. */
    Owed toldAgain(Action.Again again, Instant now) {
        return progress.map(known -> again.due() instanceof Escalation.StepDue due
                                && due.step() == known.steps().size()
                        ? known.stepped(now)
                        : known.told(now))
                .map(this::with)
                .orElse(this);
    }

    /** Whether as many steps were told, and whether somebody has it in hand in both or in none. */
    boolean standsAs(Owed other) {
        return progress.map(known -> known.steps().size())
                        .equals(other.progress.map(known -> known.steps().size()))
                && held().isPresent() == other.held().isPresent();
    }

    private Owed with(Progress changed) {
        return with(shown, attempt, Optional.of(changed));
    }

    private Owed with(Optional<Shown> seen, Attempt tried, Optional<Progress> gone) {
        return new Owed(target, alert, opened, latest, seen, tried, gone, reports);
    }

    /** The same where the process that was sending its next message ended meanwhile. */
    public Owed interrupted(Doubt doubt) {
        return after(attempt.interrupted(doubt));
    }

    /** The same where people have seen this of it already; what is known of that anyway is truer. */
    public Owed alreadyShown(Shown seen, Instant now) {
        return shown.isPresent() ? this : with(Optional.of(seen), attempt, called(now));
    }

    Owed after(Attempt changed) {
        return with(shown, changed, progress);
    }

    /** The same as if the channel had seen nothing of it: its message is gone. */
    Owed unseen() {
        return with(Optional.empty(), attempt.anew(), progress);
    }
}
