package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.series.SeriesStore;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertEvaluator;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Attendance;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Seen;
import dev.hinomi.alerts.state.Standing;
import dev.hinomi.alerts.state.Verdict;
import dev.hinomi.alerts.state.WarmUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates the alerts of one rule and remembers how they stand: first where all of them stand now, then, when that is known of
 * every rule, whether people are told. Not safe for use by several threads.
 */
final class RuleEvaluation {

    /** How many groups of one rule have a state at most; further groups are not evaluated. */
    static final int MOST_GROUPS = 1_000;

    private final AlertRule rule;
    private final Probe probe;
    private final Duration step;
    private final Map<Tags, Standing> standings = new LinkedHashMap<>();
    private final Map<Tags, Instant> warmUntil = new HashMap<>();
    private final List<Judged> judged = new ArrayList<>();
    private boolean refusing;

    private record Judged(Alert alert, Standing before, Probed probed, Verdict verdict) {}

    RuleEvaluation(AlertRule rule, Probe probe, Duration step) {
        this.rule = rule;
        this.probe = probe;
        this.step = step;
    }

    AlertRule rule() {
        return rule;
    }

    /**
     * Whether one event may matter to it, and matters at once: it counts events, and neither waits nor wants several values in a row.
     */
    boolean isImmediate() {
        return rule.condition() instanceof Condition.Counted
                && rule.timing().pendingFor().isZero()
                && rule.timing().minSamples() == 1;
    }

    /** Whether a group was not evaluated because there are too many. */
    boolean isRefusing() {
        return refusing;
    }

    Duration history() {
        return probe.history();
    }

    /** How its alerts stand, by group. */
    Map<Tags, Standing> standings() {
        return standings;
    }

    /** Where every alert stands now; nobody hears of it yet. */
    void judge(SeriesStore store, Instant now) {
        judged.clear();
        Optional<Duration> unknown = probe.news(now);
        if (unknown.isEmpty()) {
            return;
        }
        skip(unknown.get());
        Map<Tags, Probed> groups = new HashMap<>(probe.probe(store, now));
        standings.keySet().forEach(group -> groups.putIfAbsent(group, probe.unseen()));
        groups.forEach((group, probed) -> {
            if (standings.containsKey(group) || standings.size() < MOST_GROUPS) {
                judge(new Alert(rule, group), probed, now);
            } else {
                refusing = true;
            }
        });
    }

    private void judge(Alert alert, Probed probed, Instant now) {
        Standing before = standings.computeIfAbsent(alert.group(), group -> Standing.initial(now));
        if (!isNew(before, now)) {
            AlertEvaluator evaluator = new AlertEvaluator(alert, step);
            Verdict verdict = probed.assessment()
                    .map(assessment -> evaluator.evaluate(assessment, before.state(), now))
                    .orElseGet(() -> evaluator.evaluateMissing(before.state(), now));
            boolean cold = now.isBefore(warmUntil.getOrDefault(alert.group(), Instant.MIN));
            judged(new Judged(alert, before, probed, cold ? WarmUp.trusted(verdict, before.state()) : verdict));
        }
    }

    /** Goes on with an alert where it stood, of which the windows may not know all yet. */
    void restore(Tags group, Standing standing, Instant now) {
        standings.put(group, standing);
        Duration least = step.multipliedBy(2);
        Duration window = probe.history();
        warmUntil.put(group, now.plus(window.compareTo(least) > 0 ? window : least));
    }

    /** Goes on where the same rule stood under other limits. */
    void adopt(RuleEvaluation earlier) {
        standings.putAll(earlier.standings);
        warmUntil.putAll(earlier.warmUntil);
        probe.adopt(earlier.probe);
    }

    /** Ends every open incident, because the rule is gone or watches something else. */
    void end(Reason why, Instant now, AlertListener listener) {
        judged.clear();
        List.copyOf(standings.entrySet()).forEach(known -> {
            Verdict verdict = AlertEvaluator.end(known.getValue().state(), why, now);
            Alert alert = new Alert(rule, known.getKey());
            verdict.transition()
                    .ifPresent(transition -> judged(new Judged(alert, known.getValue(), Probed.NO_SERIES, verdict)));
        });
        attend(new Surroundings(List.of(), Map.of()), now, listener);
    }

    private void judged(Judged one) {
        judged.add(one);
        standings.put(one.alert().group(), one.before().in(one.verdict().state()));
    }

    private boolean isNew(Standing standing, Instant now) {
        return probe.isGrouped()
                && Duration.between(standing.firstSeen(), now)
                                .compareTo(rule.timing().newGroupDelay())
                        < 0;
    }

    /** The rule could not be evaluated: every alert keeps its state. */
    void fail(Instant now) {
        judged.clear();
        List.copyOf(standings.entrySet()).forEach(known -> {
            Alert alert = new Alert(rule, known.getKey());
            AlertState before = known.getValue().state();
            judged(new Judged(
                    alert, known.getValue(), Probed.NO_SERIES, new AlertEvaluator(alert, step).fail(before, now)));
        });
    }

    /** Whether people are told of what was judged. */
    void attend(Surroundings surroundings, Instant now, AlertListener listener) {
        judged.forEach(one -> {
            AlertState state = one.verdict().state();
            Seen seen =
                    new Seen(one.verdict(), one.probed().value(), surroundings.around(one.alert(), state, now), now);
            Attendance attendance = Attendance.of(one.alert(), one.before(), seen);
            standings.put(one.alert().group(), attendance.standing());
            if (!(state instanceof AlertState.Failed)) {
                listener.evaluated(one.alert(), one.probed().measurement(), state);
            }
            one.verdict().transition().ifPresent(transition -> listener.transitioned(one.alert(), transition));
            attendance.telling().ifPresent(telling -> listener.attended(one.alert(), telling));
        });
        judged.clear();
    }

    boolean acknowledge(String incident, String by, Instant now) {
        boolean known = false;
        for (Map.Entry<Tags, Standing> entry : standings.entrySet()) {
            if (entry.getValue()
                    .state()
                    .incident()
                    .filter(open -> open.id().equals(incident))
                    .isPresent()) {
                entry.setValue(entry.getValue().acknowledged(by, now));
                known = true;
            }
        }
        return known;
    }

    void skip(Duration gap) {
        if (gap.isZero()) {
            return;
        }
        standings.replaceAll((group, standing) -> standing.afterGap(gap));
    }
}
