package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.oncall.Layer;
import dev.hinomi.alerts.oncall.Rotation;
import dev.hinomi.alerts.oncall.Staffing;
import dev.hinomi.alerts.rule.ActiveHours;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a layer of a schedule. */
final class LayerReader {

    private static final Duration WEEK = Duration.ofDays(7);

    private final Findings findings;
    private final MentionReader people;

    LayerReader(Findings findings, MentionReader people) {
        this.findings = findings;
        this.people = people;
    }

    Optional<Layer> read(YamlMapping schedule, Node node, ZoneId zone) {
        int before = findings.errors();
        YamlMapping entry = new YamlMapping(schedule.path("layers"), node, findings).namedBy("name");
        entry.expectOnly(Section.LAYER);
        Optional<String> name = entry.requiredText("name", "Give the layer a name such as weekly");
        ZoneId own = entry.parsed("zone", ActiveHours::zone).orElse(zone);
        List<ActiveHours> ranges = new Hours(findings, Optional.of(own)).read(entry);
        List<Mention> all = people.list(entry, "people");
        if (all.isEmpty() && findings.errors() == before) {
            findings.error(
                    entry.path("people"), entry.node(), "the layer has nobody in it", "Write people: [ U024BE7LH, … ]");
        }
        boolean turns = all.size() > 1
                || Stream.of("shift", "starts", "handoff")
                        .anyMatch(key -> entry.value(key).isPresent());
        Optional<? extends Staffing> staffing =
                turns ? rotation(entry, all, own) : all.stream().findFirst().map(Staffing.Always::new);
        if (findings.errors() > before || name.isEmpty()) {
            return Optional.empty();
        }
        return staffing.map(who -> new Layer(name.get(), who, ranges));
    }

    private Optional<Rotation> rotation(YamlMapping entry, List<Mention> all, ZoneId zone) {
        Optional<LocalDate> starts = entry.requiredText("starts", "Say when the first turn begins: starts: 2026-11-02")
                .flatMap(text -> entry.parsed("starts", ScheduleReader::date));
        Optional<LocalTime> handoff = entry.requiredText("handoff", "Say when turns begin: handoff: \"10:00\"")
                .flatMap(text -> entry.parsed("handoff", LayerReader::time));
        Optional<Duration> shift =
                entry.value("shift").isEmpty() ? Optional.of(WEEK) : entry.parsed("shift", LayerReader::shift);
        if (all.isEmpty() || starts.isEmpty() || handoff.isEmpty() || shift.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Rotation(all, starts.get(), handoff.get(), shift.get(), zone));
        } catch (IllegalArgumentException problem) {
            findings.error(
                    entry.path("shift"),
                    entry.value("shift").orElse(entry.node()),
                    String.valueOf(problem.getMessage()),
                    "Write for example daily, weekly, 3d or 12h");
            return Optional.empty();
        }
    }

    private static Duration shift(String text) {
        return switch (text) {
            case "daily" -> Duration.ofDays(1);
            case "weekly" -> WEEK;
            default -> Durations.parse(text);
        };
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException problem) {
            throw new IllegalArgumentException("a time of day must look like 10:00, but was \"" + text + "\"", problem);
        }
    }
}
