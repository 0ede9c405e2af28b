package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.series.SeriesStore;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AskedSilences;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the alerts of one rule and remembers how they stand: first where all of them stand now, then, when that is known of
 * every rule, whether people are told. Not safe for use by several threads.
 */
final class RuleEvaluation {

    /** How many groups of one rule have a state at most; further groups are not evaluated. */
    static final int MOST_GROUPS = 1_000;

    private final AlertRule rule;
    private final String condition;
    private final Probe probe;
    private final Duration step;
    private final Map<Tags, AlertCourse> byGroup = new HashMap<>();
    private final List<AlertCourse> courses = new ArrayList<>();
    private final List<AlertCourse> unattended = new ArrayList<>();
    private @Nullable List<? extends Probed> probed;
    private boolean refusing;
    private boolean changed;

    RuleEvaluation(AlertRule rule, Probe probe, Duration step) {
        this.rule = rule;
        this.condition = rule.condition().identity();
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

    /** Its alerts in the order in which they appeared. */
    List<AlertCourse> courses() {
        return courses;
    }

    /** Its alerts by group. */
    Map<Tags, AlertCourse> byGroup() {
        return byGroup;
    }

    /** Adds its alerts that the store does not have as they stand. */
    void addUnsavedTo(List<AlertCourse> all) {
        if (changed) {
            List<AlertCourse> unsaved =
                    courses.stream().filter(AlertCourse::isUnsaved).toList();
            all.addAll(unsaved);
            changed = !unsaved.isEmpty();
        }
    }

    /** Where every alert stands now; nobody hears of it yet, but of the values of those in which nothing changes. */
    void judge(SeriesStore store, Surroundings surroundings, Instant now, AlertListener listener) {
        Optional<Duration> unknown = probe.news(now);
        if (unknown.isPresent()) {
            skip(unknown.get());
            follow(probe.probe(store, now), now);
            decide(surroundings, now, listener);
        }
    }

    /** Every alert is told of by what was found of it, or by nothing; for as long as the groups are the same. */
    @SuppressWarnings("ReferenceEquality")
    private void follow(List<? extends Probed> found, Instant now) {
        if (found == probed) {
            return;
        }
        courses.forEach(course -> course.follow(probe.unseen(course.alert().group())));
        for (Probed one : found) {
            if (byGroup.containsKey(one.group()) || courses.size() < MOST_GROUPS) {
                course(one.group(), now).follow(one);
            } else {
                refusing = true;
            }
        }
        probed = found;
    }

    private void decide(Surroundings surroundings, Instant now, AlertListener listener) {
        boolean delays = probe.isGrouped();
        for (int index = 0; index < courses.size(); index++) {
            AlertCourse course = courses.get(index);
            if (!course.goesOn(surroundings, listener) && !(delays && course.isNew(now))) {
                course.judge(now);
                unattended.add(course);
            }
        }
    }

    private AlertCourse course(Tags group, Instant now) {
        AlertCourse known = byGroup.get(group);
        return known == null ? add(group, Standing.initial(now)) : known;
    }

    private AlertCourse add(Tags group, Standing standing) {
        AlertCourse course = new AlertCourse(new Alert(rule, group), condition, standing, step);
        byGroup.put(group, course);
        courses.add(course);
        probed = null;
        changed = true;
        return course;
    }

    /** Goes on with an alert where it stood, of which the windows may not know all yet. */
    AlertCourse restore(Tags group, Standing standing, Instant now) {
        AlertCourse course = course(group, now);
        course.stand(standing);
        changed = true;
        warmUp(course, now);
        return course;
    }

    private void warmUp(AlertCourse course, Instant now) {
        Duration least = step.multipliedBy(2);
        Duration window = probe.history();
        course.warmUpUntil(now.plus(window.compareTo(least) > 0 ? window : least));
    }

    /** Goes on where the same rule stood under other limits; it may look back to what was not kept until now. */
    void adopt(RuleEvaluation earlier, Instant now) {
        boolean further = history().compareTo(earlier.history()) > 0;
        for (AlertCourse before : earlier.courses) {
            AlertCourse course = course(before.alert().group(), now);
            course.adopt(before);
            if (further) {
                warmUp(course, now);
            }
        }
        probe.adopt(earlier.probe);
    }

    /** Ends every open incident, because the rule is gone or watches something else. */
    void end(Reason why, Instant now, AlertListener listener) {
        courses.forEach(course -> course.end(why, now));
        unattended.addAll(courses);
        attend(new Surroundings(List.of(), AskedSilences.NONE, Map.of()), now, listener);
    }

    /** Forgets every alert, without a word. */
    void forgetAll() {
        byGroup.clear();
        courses.clear();
        unattended.clear();
        probed = null;
    }

    /** Every alert is saved again, and people are told again of what is wrong. */
    void beginAgain() {
        courses.forEach(AlertCourse::beginAgain);
        changed = true;
    }

    /** The rule could not be evaluated: every alert keeps its state. */
    void fail(Instant now) {
        courses.forEach(course -> course.fail(now));
        unattended.addAll(courses);
    }

    /** Whether people are told of what was judged. */
    void attend(Surroundings surroundings, Instant now, AlertListener listener) {
        if (!unattended.isEmpty()) {
            unattended.forEach(course -> course.attend(surroundings, now, listener));
            unattended.clear();
            changed = true;
        }
    }

    /** Somebody has an incident in hand; whether it is one of this rule. */
    boolean acknowledge(String incident, String by, Instant now) {
        Optional<AlertCourse> found = courses.stream()
                .filter(course -> course.standing()
                        .state()
                        .incident()
                        .filter(open -> open.id().equals(incident))
                        .isPresent())
                .findFirst();
        found.ifPresent(course -> {
            course.stand(course.standing().acknowledged(by, now));
            changed = true;
        });
        return found.isPresent();
    }

    void skip(Duration gap) {
        if (!gap.isZero()) {
            courses.forEach(course -> course.stand(course.standing().afterGap(gap)));
            changed = true;
        }
    }
}
