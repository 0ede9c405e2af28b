package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.state.Incident;
import dev.hinomi.alerts.state.Transition;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each instance says of one incident: it lasts while one of them sees it, and is as bad as the worst of them says.
 *
 * @param latest the latest of each instance that sees it, by its name
 */
public record Reports(Map<String, Transition> latest) {

    /** Takes its own copy. */
    public Reports {
        latest = Collections.unmodifiableMap(new LinkedHashMap<>(latest));
    }

    static Reports of(Report first) {
        return new Reports(Map.of(first.instance(), first.transition()));
    }

    Reports with(Report report) {
        Map<String, Transition> all = new LinkedHashMap<>(latest);
        all.put(report.instance(), report.transition());
        all.values().removeIf(Transition::isResolution);
        return new Reports(all);
    }

    /** Who sees it still, by name. */
    public List<String> affected() {
        return latest.entrySet().stream()
                .filter(each ->
                        !each.getValue().isResolution() && !each.getKey().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Whether an instance sees it still. */
    public boolean isSeenBy(String instance) {
        Transition its = latest.get(instance);
        return its != null && !its.isResolution();
    }

    boolean isOf(String incident) {
        return latest.values().stream()
                .flatMap(each -> each.incident().stream())
                .anyMatch(each -> each.id().equals(incident));
    }

    /**
     * How the incident stands.
     *
     * @param incident as it began
     * @param news what came last: with it the incident ends, when nobody sees it any more
     */
    Transition together(Incident incident, Transition news) {
        Optional<Transition> worst = latest.values().stream()
                .filter(each -> !each.isResolution())
                .max(Comparator.comparing((Transition each) ->
                                each.incident().orElseThrow().severity())
                        .thenComparing(Transition::at));
        Transition stands = worst.orElse(news);
        return stands.of(new Incident(
                incident.id(),
                incident.since(),
                stands.incident().orElse(incident).severity()));
    }
}
