package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.recurrence.RecurringTimes;
import dev.hinomi.alerts.rule.ActiveHours;
import dev.hinomi.alerts.rule.Schedule;
import dev.hinomi.alerts.rule.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads entries below {@code silences}. */
final class SilenceReader {

    private final Findings findings;

    SilenceReader(Findings findings) {
        this.findings = findings;
    }

    Optional<Silence> read(Node node) {
        YamlMapping entry = new YamlMapping("silences", node, findings).namedBy("id");
        entry.expectOnly(Section.SILENCE);
        int before = findings.errors();
        Optional<String> id = entry.requiredText("id", "Give the silence an id such as weekly-import");
        Optional<Schedule> schedule = entry.value("every").isPresent() ? recurring(entry) : once(entry);
        Map<String, List<String>> match =
                entry.mapping("match").map(this::match).orElse(Map.of());
        if (findings.errors() > before || id.isEmpty() || schedule.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Silence(id.get(), entry.text("why").orElse("no reason is given"), match, schedule.get()));
        } catch (IllegalArgumentException problem) {
            findings.error(entry.path("match"), entry.node(), String.valueOf(problem.getMessage()), "Add match:");
            return Optional.empty();
        }
    }

    private Map<String, List<String>> match(YamlMapping match) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        match.names().forEach(name -> {
            Node value = match.value(name).orElseThrow();
            List<Node> values = value instanceof SequenceNode list ? list.getValue() : List.of(value);
            all.put(
                    name,
                    values.stream()
                            .flatMap(one -> match.scalar(match.path(name), one).stream())
                            .toList());
        });
        return all;
    }

    private Optional<Schedule> once(YamlMapping entry) {
        Optional<ZoneId> zone = entry.parsed("zone", ActiveHours::zone);
        Optional<Instant> from = Moments.moment(entry, "from", zone, false);
        Optional<Instant> until = Moments.moment(entry, "until", zone, true);
        entry.value("for")
                .ifPresent(node -> findings.error(
                        entry.path("for"),
                        node,
                        "how long it lasts is known from until:",
                        "Add every:, or remove for:"));
        if (from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Schedule.Once(from.get(), until.get()));
        } catch (IllegalArgumentException problem) {
            findings.error(
                    entry.path("until"),
                    entry.value("until").orElseThrow(),
                    String.valueOf(problem.getMessage()),
                    "Correct from: and until:");
            return Optional.empty();
        }
    }

    private Optional<Schedule> recurring(YamlMapping entry) {
        Optional<ZoneId> zone = entry.requiredText("zone", "Write for example Asia/Tokyo")
                .flatMap(text -> entry.parsed("zone", ActiveHours::zone));
        Optional<LocalDateTime> from = entry.requiredText("from", "Write for example 2026-12-01T10:00")
                .flatMap(text -> entry.parsed("from", Moments::local));
        Optional<Duration> length = entry.requiredText("for", "Write for example 2h")
                .flatMap(text -> entry.parsed("for", Durations::parse));
        entry.value("until")
                .ifPresent(node -> findings.error(
                        entry.path("until"),
                        node,
                        "what comes again ends by its RRULE",
                        "Write UNTIL= or COUNT= in every:"));
        if (zone.isEmpty() || from.isEmpty() || length.isEmpty()) {
            return Optional.empty();
        }
        return entry.parsed("every", text -> RecurringTimes.of(text, from.get(), length.get(), zone.get()));
    }
}
