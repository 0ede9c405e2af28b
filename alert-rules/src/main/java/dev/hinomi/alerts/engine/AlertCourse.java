package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.rule.MissingPolicy;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertEvaluator;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Attendance;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Seen;
import dev.hinomi.alerts.state.Standing;
import dev.hinomi.alerts.state.Verdict;
import dev.hinomi.alerts.state.WarmUp;
import dev.hinomi.alerts.store.AlertKey;
import dev.hinomi.alerts.store.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How one alert goes on from step to step: first where it stands now, then whether people are told. It is settled when a step changed
 * nothing and the next one, on the same side of the limits, would change nothing either; then comparing the sides is all that is done,
 * and its value is told at once. Not safe for use by several threads.
 */
final class AlertCourse {

    private static final Map<Measurement.Reason, Measurement> ABSENT = new EnumMap<>(Measurement.Reason.class);

    static {
        for (Measurement.Reason reason : Measurement.Reason.values()) {
            ABSENT.put(reason, new Measurement.NoData(reason));
        }
    }

    private final Alert alert;
    private final String condition;
    private final Duration step;
    private Standing standing;
    private @Nullable Standing saved;
    private Instant warmUntil = Instant.MIN;
    private boolean settled;
    private int side = Limits.MISSING;
    private Probed probed;

    /** What is judged and not attended yet. */
    private @Nullable Judged judged;

    private Standing before;

    private record Judged(Probed probed, Verdict verdict) {}

    /**
     * @param condition the identity of what its rule watches
     * @param step the time between two steps
     */
    AlertCourse(Alert alert, String condition, Standing standing, Duration step) {
        this.alert = alert;
        this.condition = condition;
        this.probed = missing(alert);
        this.standing = standing;
        this.before = standing;
        this.step = step;
    }

    Alert alert() {
        return alert;
    }

    Standing standing() {
        return standing;
    }

    /** Whether the store does not have it as it stands. */
    @SuppressWarnings("ReferenceEquality")
    boolean isUnsaved() {
        return standing != saved;
    }

    /** As the store is to have it. */
    Remembered remembered() {
        return new Remembered(new AlertKey(alert.rule().id(), alert.group()), condition, standing);
    }

    /** Whether the store has it in some way. */
    boolean isKept() {
        return saved != null;
    }

    boolean isInIncident() {
        return standing.state().incident().isPresent();
    }

    /** The store has it so. */
    void saved(Standing kept) {
        saved = kept;
    }

    /** The store has nothing of it any more, and for people it is over. */
    void beginAgain() {
        saved = null;
        stand(standing.untold());
    }

    /** Stands so from now on, whatever was before. */
    void stand(Standing other) {
        standing = other;
        settled = false;
    }

    /** Goes on where the same alert stood under other limits. */
    void adopt(AlertCourse earlier) {
        standing = earlier.standing;
        saved = earlier.saved;
        warmUntil = earlier.warmUntil;
    }

    /** Until then its windows do not know all that they knew before. */
    void warmUpUntil(Instant time) {
        warmUntil = time;
        settled = false;
    }

    /** Whether its rule waits a while before it is evaluated for the first time. */
    boolean isNew(Instant now) {
        Duration delay = alert.rule().timing().newGroupDelay();
        return Duration.between(standing.firstSeen(), now).compareTo(delay) < 0;
    }

    /** What tells of its group from now on. */
    void follow(Probed found) {
        probed = found;
    }

    /** Whether this step changes nothing; then its value is told, and that is all. */
    boolean goesOn(Surroundings surroundings, AlertListener listener) {
        if (!settled || !surroundings.areEmpty() || probed.side() != side) {
            return false;
        }
        tellEvaluated(probed, listener);
        return true;
    }

    /** Where it stands now; nobody hears of it yet. */
    void judge(Instant now) {
        side = probed.side();
        AlertEvaluator evaluator = new AlertEvaluator(alert, step);
        AlertState state = standing.state();
        Verdict found = side == Limits.MISSING
                ? evaluator.evaluateMissing(state, now)
                : evaluator.evaluate(probed.assessment(), state, now);
        decide(probed, now.isBefore(warmUntil) ? WarmUp.trusted(found, state) : found);
    }

    /** The rule could not be evaluated: it keeps its state. */
    void fail(Instant now) {
        decide(missing(alert), new AlertEvaluator(alert, step).fail(standing.state(), now));
    }

    /** The rule is gone or watches something else: an incident that is open ends. */
    void end(Reason why, Instant now) {
        Verdict ended = AlertEvaluator.end(standing.state(), why, now);
        if (ended.transition().isPresent()) {
            decide(missing(alert), ended);
        }
    }

    private static Probed missing(Alert alert) {
        return Assessed.missing(alert.group(), Measurement.Reason.NO_SERIES);
    }

    private void decide(Probed found, Verdict verdict) {
        judged = new Judged(found, verdict);
        before = standing;
        stand(unlessEqual(standing.in(verdict.state())));
    }

    /** What is equal stays the same object, so that whoever compares later need not look into it. */
    private Standing unlessEqual(Standing other) {
        return other.equals(standing) ? standing : other;
    }

    /** Whether people are told of what was judged. */
    void attend(Surroundings surroundings, Instant now, AlertListener listener) {
        Judged known = judged;
        judged = null;
        if (known != null) {
            attend(known, surroundings, now, listener);
        }
    }

    private void attend(Judged known, Surroundings surroundings, Instant now, AlertListener listener) {
        Verdict verdict = known.verdict();
        double value = known.probed().value();
        OptionalDouble measured = Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        Seen seen = new Seen(verdict, measured, surroundings.around(alert, verdict.state(), now), now);
        Attendance attendance = Attendance.of(alert, before, seen);
        standing = unlessEqual(attendance.standing());
        boolean changed =
                verdict.transition().isPresent() || attendance.telling().isPresent() || !standing.equals(before);
        settled = !changed && isTimeless() && !now.isBefore(warmUntil) && surroundings.areEmptyFor(alert.rule());
        if (!(verdict.state() instanceof AlertState.Failed)) {
            tellEvaluated(known.probed(), listener);
        }
        verdict.transition().ifPresent(transition -> listener.transitioned(alert, transition));
        attendance.telling().ifPresent(telling -> listener.attended(alert, telling));
        before = standing;
    }

    /** Whether time alone changes nothing in it. */
    private boolean isTimeless() {
        AlertState state = standing.state();
        boolean waits = state instanceof AlertState.Active active
                && (active.missingSince().isPresent() || active.worse().isPresent());
        boolean counts = state instanceof AlertState.NoData && alert.rule().missing() instanceof MissingPolicy.Alert;
        boolean lasting = state instanceof AlertState.Ok
                || state instanceof AlertState.NoData
                || state instanceof AlertState.Active;
        return lasting && !waits && !counts && standing.flaps().since().isEmpty();
    }

    private void tellEvaluated(Probed found, AlertListener listener) {
        double value = found.value();
        if (Double.isNaN(value)) {
            listener.evaluated(alert, Objects.requireNonNull(ABSENT.get(found.absence())), standing.state());
        } else {
            listener.evaluated(alert, value, standing.state());
        }
    }
}
