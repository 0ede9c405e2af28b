package dev.hinomi.alerts.engine;

import dev.hinomi.alerts.rule.Schedule;
import dev.hinomi.alerts.rule.Silence;
import dev.hinomi.alerts.state.Alert;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Silences that somebody asked for while an incident lasted, one for each alert: the latest counts. Not safe for use by several threads. */
final class WantedSilence {

    private final Map<Alert, Silence> silences = new HashMap<>();

    /** Somebody wants to hear nothing of this rule and group. */
    void add(Alert alert, String by, Schedule.Once when) {
        Map<String, List<String>> match = new HashMap<>();
        match.put("rule", List.of(alert.rule().id()));
        alert.group().all().forEach(tag -> {
            int colon = tag.indexOf(':');
            if (colon > 0) {
                match.put(tag.substring(0, colon), List.of(tag.substring(colon + 1)));
            }
        });
        silences.put(alert, new Silence("asked-for", "asked for by " + by + " until " + when.until(), match, when));
    }

    /** Those that last; the others are forgotten. */
    Stream<Silence> at(Instant now) {
        silences.values().removeIf(silence -> !silence.schedule().covers(now));
        return silences.values().stream();
    }
}
