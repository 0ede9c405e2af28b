package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.Level;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.series.Measurement;
import dev.hinomi.alerts.series.SeriesStore;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Other rules, combined as Datadog combines them. Groups join on the values of their tags: {@code host:a} meets {@code service:a},
 * and a group of two tags meets a group of one of them. A rule without groups meets all.
 */
final class CompositeProbe implements Probe {

    private static final Map<Level, Double> VALUES = Map.of(Level.OK, 0.0, Level.WARN, 1.0, Level.ALERT, 2.0);

    private final Condition.Combined condition;
    private final Map<String, RuleEvaluation> rules;

    CompositeProbe(Condition.Combined condition, Map<String, RuleEvaluation> rules) {
        this.condition = condition;
        this.rules = rules;
    }

    @Override
    public List<Probed> probe(SeriesStore store, Instant now) {
        List<Probed> probed = new ArrayList<>();
        for (Tags group : groups()) {
            Map<String, Optional<Level>> levels = condition.expression().members().stream()
                    .collect(Collectors.toMap(id -> id, id -> level(id, group)));
            if (levels.values().stream().allMatch(Optional::isPresent)) {
                Level level = condition
                        .expression()
                        .level(id -> levels.getOrDefault(id, Optional.empty()).orElse(Level.NO_DATA));
                probed.add(probed(group, level));
            }
        }
        return probed;
    }

    private Probed probed(Tags group, Level level) {
        Double value = VALUES.get(level);
        return value == null
                ? Assessed.missing(group, Measurement.Reason.NO_SERIES)
                : Assessed.of(group, value, condition.thresholds());
    }

    /** The groups of the member that has the most tags in one; the only one of a composite without groups. */
    private Set<Tags> groups() {
        List<Set<Tags>> grouped = condition.expression().members().stream()
                .sorted()
                .map(this::known)
                .filter(known -> !known.isEmpty() && !known.containsKey(Tags.NONE))
                .map(Map::keySet)
                .toList();
        return grouped.stream()
                .max(Comparator.comparingInt(groups -> groups.stream()
                        .mapToInt(group -> group.all().size())
                        .max()
                        .orElse(0)))
                .orElse(Set.of(Tags.NONE));
    }

    /** How that rule stands for the group; empty when none of its groups belongs to it. */
    private Optional<Level> level(String id, Tags group) {
        Map<Tags, AlertCourse> known = known(id);
        if (known.isEmpty()) {
            return Optional.of(Level.NO_DATA);
        }
        AlertCourse single = known.get(Tags.NONE);
        if (single != null) {
            return Optional.of(level(single.standing().state()));
        }
        Set<String> wanted = values(group);
        return known.entrySet().stream()
                .filter(entry -> wanted.containsAll(values(entry.getKey())))
                .map(entry -> level(entry.getValue().standing().state()))
                .max(Comparator.naturalOrder());
    }

    private Map<Tags, AlertCourse> known(String id) {
        RuleEvaluation rule = rules.get(id);
        return rule == null ? Map.of() : rule.byGroup();
    }

    private static Set<String> values(Tags group) {
        return group.all().stream()
                .map(tag -> tag.substring(tag.indexOf(':') + 1))
                .collect(Collectors.toSet());
    }

    private static Level level(AlertState state) {
        Optional<Incident> incident = state.incident();
        if (incident.isPresent()) {
            return incident.get().severity() == Severity.CRITICAL ? Level.ALERT : Level.WARN;
        }
        AlertState known = state instanceof AlertState.Failed failed ? failed.last() : state;
        return known instanceof AlertState.NoData ? Level.NO_DATA : Level.OK;
    }

    @Override
    public Duration history() {
        return Duration.ZERO;
    }

    @Override
    public boolean isGrouped() {
        return condition.expression().members().stream()
                .anyMatch(id -> !known(id).isEmpty() && !known(id).containsKey(Tags.NONE));
    }
}
