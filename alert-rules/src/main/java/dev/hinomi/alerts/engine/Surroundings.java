package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Silence;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.AlertState;
import dev.hinomi.alerts.state.AskedSilence;
import dev.hinomi.alerts.state.AskedSilences;
import dev.hinomi.alerts.state.Overlay;
import dev.hinomi.alerts.state.Standing;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What lies over an alert from outside at one step: silences, its hours, and incidents of other rules. */
final class Surroundings {

    private final List<Silence> silences;
    private final AskedSilences asked;
    private final Map<String, RuleEvaluation> rules;

    /**
     * @param silences those of the rule files that cover this moment
     * @param asked those that people asked for and that last
     * @param rules all rules, judged, by id
     */
    Surroundings(List<Silence> silences, AskedSilences asked, Map<String, RuleEvaluation> rules) {
        this.silences = silences;
        this.asked = asked;
        this.rules = rules;
    }

    /** Whether no silence covers this moment. */
    boolean areEmpty() {
        return silences.isEmpty() && asked.isEmpty();
    }

    /** Whether nothing can lie over an alert of the rule, at whatever time. */
    boolean areEmptyFor(AlertRule rule) {
        return areEmpty()
                && rule.attention().active().isEmpty()
                && rule.attention().inhibitedBy().isEmpty();
    }

    Set<Overlay> around(Alert alert, AlertState state, Instant now) {
        if (areEmptyFor(alert.rule())) {
            return Set.of();
        }
        Set<Overlay> overlays = new LinkedHashSet<>();
        silences.stream()
                .filter(silence -> silence.isAbout(description(alert, state)))
                .findFirst()
                .map(silence -> new Overlay.Silenced(silence.id(), silence.why()))
                .or(() -> asked.about(alert).map(AskedSilence::overlay))
                .ifPresent(overlays::add);
        alert.rule()
                .attention()
                .active()
                .filter(hours -> !hours.contains(now))
                .ifPresent(hours -> overlays.add(new Overlay.OffHours(hours.text())));
        alert.rule().attention().inhibitedBy().stream()
                .sorted()
                .flatMap(id -> source(id, alert.group()).stream())
                .findFirst()
                .ifPresent(by -> overlays.add(new Overlay.Inhibited(by)));
        return overlays;
    }

    /** What silences match: labels, then what the rule itself says, then the tags of the group. */
    private static Map<String, String> description(Alert alert, AlertState state) {
        AlertRule rule = alert.rule();
        Map<String, String> description = new HashMap<>(rule.attention().labels());
        description.put("rule", rule.id());
        rule.ownership().service().ifPresent(service -> description.put("service", service));
        rule.ownership().team().ifPresent(team -> description.put("team", team));
        state.incident()
                .ifPresent(incident ->
                        description.put("severity", incident.severity().name().toLowerCase(Locale.ROOT)));
        alert.group().all().forEach(tag -> {
            int colon = tag.indexOf(':');
            if (colon > 0) {
                description.put(tag.substring(0, colon), tag.substring(colon + 1));
            }
        });
        return description;
    }

    /** The alert of that rule that has an incident and whose tags do not contradict the group's. */
    private Optional<String> source(String id, Tags group) {
        return Optional.ofNullable(rules.get(id))
                .flatMap(source -> source.courses().stream()
                        .filter(known -> isActive(known.standing())
                                && agree(known.alert().group(), group))
                        .map(known -> known.alert().name())
                        .findFirst());
    }

    private static boolean isActive(Standing standing) {
        return standing.state().incident().isPresent();
    }

    private static boolean agree(Tags one, Tags other) {
        return one.all().stream().allMatch(tag -> {
            int colon = tag.indexOf(':');
            return colon < 0
                    || other.value(tag.substring(0, colon))
                            .map(tag.substring(colon + 1)::equals)
                            .orElse(true);
        });
    }
}
