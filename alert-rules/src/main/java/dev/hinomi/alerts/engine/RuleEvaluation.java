package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.series.SeriesStore;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    private final Map<Tags, AlertCourse> byGroup = new HashMap<>();
    private final List<AlertCourse> courses = new ArrayList<>();
    private @Nullable List<? extends Probed> probed;
    private List<Pair> pairs = List.of();
    private boolean refusing;

    /** An alert, and what tells of its group as long as the groups are the same. */
    private record Pair(AlertCourse course, Probed probed) {}

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

    /** Its alerts in the order in which they appeared. */
    List<AlertCourse> courses() {
        return courses;
    }

    /** Its alerts by group. */
    Map<Tags, AlertCourse> byGroup() {
        return byGroup;
    }

    /** Where every alert stands now; nobody hears of it yet. */
    void judge(SeriesStore store, Instant now) {
        Optional<Duration> unknown = probe.news(now);
        if (unknown.isPresent()) {
            skip(unknown.get());
            decide(probe.probe(store, now), now);
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private void decide(List<? extends Probed> found, Instant now) {
        if (found != probed) {
            pairs = pairs(found, now);
            probed = found;
        }
        boolean delays = probe.isGrouped();
        for (int index = 0; index < pairs.size(); index++) {
            Pair pair = pairs.get(index);
            if (delays && pair.course().isNew(now)) {
                pair.course().drop();
            } else {
                pair.course().judge(pair.probed(), now);
            }
        }
    }

    /** Every alert with what was found of it, or with nothing. */
    private List<Pair> pairs(Collection<? extends Probed> found, Instant now) {
        List<Pair> all = new ArrayList<>();
        for (Probed one : found) {
            if (byGroup.containsKey(one.group()) || courses.size() < MOST_GROUPS) {
                all.add(new Pair(course(one.group(), now), one));
            } else {
                refusing = true;
            }
        }
        Set<Tags> groups = found.stream().map(Probed::group).collect(Collectors.toSet());
        for (AlertCourse course : courses) {
            Tags group = course.alert().group();
            if (!groups.contains(group)) {
                all.add(new Pair(course, probe.unseen(group)));
            }
        }
        return all;
    }

    private AlertCourse course(Tags group, Instant now) {
        AlertCourse known = byGroup.get(group);
        return known == null ? add(group, Standing.initial(now)) : known;
    }

    private AlertCourse add(Tags group, Standing standing) {
        AlertCourse course = new AlertCourse(new Alert(rule, group), standing, step);
        byGroup.put(group, course);
        courses.add(course);
        probed = null;
        return course;
    }

    /** Goes on with an alert where it stood, of which the windows may not know all yet. */
    AlertCourse restore(Tags group, Standing standing, Instant now) {
        AlertCourse course = course(group, now);
        course.stand(standing);
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
        attend(new Surroundings(List.of(), Map.of()), now, listener);
    }

    /** Forgets an alert. */
    void remove(AlertCourse course) {
        byGroup.remove(course.alert().group());
        courses.remove(course);
        probed = null;
    }

    /** The rule could not be evaluated: every alert keeps its state. */
    void fail(Instant now) {
        courses.forEach(course -> course.fail(now));
    }

    /** Whether people are told of what was judged. */
    void attend(Surroundings surroundings, Instant now, AlertListener listener) {
        for (int index = 0; index < courses.size(); index++) {
            courses.get(index).attend(surroundings, now, listener);
        }
    }

    /** Somebody has an incident in hand; the alert that it is of, if it is one of this rule. */
    Optional<Alert> acknowledge(String incident, String by, Instant now) {
        Optional<AlertCourse> found = courses.stream()
                .filter(course -> course.standing()
                        .state()
                        .incident()
                        .filter(open -> open.id().equals(incident))
                        .isPresent())
                .findFirst();
        found.ifPresent(course -> course.stand(course.standing().acknowledged(by, now)));
        return found.map(AlertCourse::alert);
    }

    void skip(Duration gap) {
        if (!gap.isZero()) {
            courses.forEach(course -> course.stand(course.standing().afterGap(gap)));
        }
    }
}
