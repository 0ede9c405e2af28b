package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.oncall.Holiday;
import dev.hinomi.alerts.oncall.Layer;
import dev.hinomi.alerts.oncall.Schedule;
import dev.hinomi.alerts.oncall.Substitution;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a schedule that stands in the file: its layers, and what goes before them. */
final class ScheduleReader {

    private static final int MOST_DAYS = 366;

    private final Findings findings;
    private final MentionReader people;

    ScheduleReader(Findings findings, MentionReader people) {
        this.findings = findings;
        this.people = people;
    }

    Optional<Schedule> read(YamlMapping entry, ZoneId zone) {
        int before = findings.errors();
        if (entry.value("layers").isEmpty()) {
            findings.error(
                    entry.path("layers"),
                    entry.node(),
                    "\"layers\" is missing",
                    "Say who is on call, or name datadog:");
        }
        LayerReader reader = new LayerReader(findings, people);
        List<Layer> layers = new ArrayList<>();
        entry.list("layers").forEach(node -> reader.read(entry, node, zone).ifPresent(layers::add));
        List<Substitution> overrides = new ArrayList<>();
        entry.list("overrides").forEach(node -> override(entry, node, zone).ifPresent(overrides::add));
        List<Holiday> holidays = new ArrayList<>();
        entry.list("holidays").forEach(node -> holiday(entry, node).ifPresent(holidays::add));
        if (findings.errors() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Schedule(zone, layers, overrides, holidays));
        } catch (IllegalArgumentException problem) {
            findings.error(
                    entry.path("layers"), entry.node(), String.valueOf(problem.getMessage()), "Correct the names");
            return Optional.empty();
        }
    }

    private Optional<Substitution> override(YamlMapping schedule, Node node, ZoneId zone) {
        YamlMapping entry = new YamlMapping(schedule.path("overrides"), node, findings);
        entry.expectOnly(Section.OVERRIDE);
        entry.requiredText("person", "Write for example person: U024BE7LH");
        Optional<Mention> person = people.one(entry, "person");
        Optional<Instant> from = Moments.anyMoment(entry, "from", zone, false);
        Optional<Instant> until = Moments.anyMoment(entry, "until", zone, true);
        if (person.isEmpty() || from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Substitution(
                    person.get(), from.get(), until.get(), entry.text("why").orElse("no reason is given")));
        } catch (IllegalArgumentException problem) {
            findings.error(
                    entry.path("until"),
                    entry.value("until").orElseThrow(),
                    String.valueOf(problem.getMessage()),
                    "Correct from: and until:");
            return Optional.empty();
        }
    }

    private Optional<Holiday> holiday(YamlMapping schedule, Node node) {
        YamlMapping entry = new YamlMapping(schedule.path("holidays"), node, findings);
        entry.expectOnly(Section.HOLIDAY);
        Optional<Mention> person = people.one(entry, "person");
        Optional<String> layer = entry.text("layer");
        boolean unclear =
                entry.value("person").isPresent() == entry.value("layer").isPresent();
        if (unclear) {
            findings.error(entry.path("person"), node, "either person or layer must say who is on call", "Write one");
        }
        Set<LocalDate> dates = dates(entry);
        if (unclear || dates.isEmpty() || (person.isEmpty() && layer.isEmpty())) {
            return Optional.empty();
        }
        Holiday.Instead instead = layer.<Holiday.Instead>map(Holiday.Instead.OfLayer::new)
                .orElseGet(() -> new Holiday.Instead.Person(person.orElseThrow()));
        return Optional.of(new Holiday(entry.text("name").orElse("holiday"), dates, instead));
    }

    private Set<LocalDate> dates(YamlMapping entry) {
        Set<LocalDate> dates = new LinkedHashSet<>();
        Optional<Node> value = entry.value("dates");
        if (value.isEmpty()) {
            findings.error(entry.path("dates"), entry.node(), "\"dates\" is missing", "Write for example 2026-12-31");
            return dates;
        }
        List<Node> nodes = value.get() instanceof SequenceNode list ? list.getValue() : List.of(value.get());
        for (Node node : nodes) {
            entry.scalar(entry.path("dates"), node).ifPresent(text -> {
                try {
                    dates.addAll(dates(text));
                } catch (IllegalArgumentException problem) {
                    findings.error(entry.path("dates"), node, String.valueOf(problem.getMessage()), "Correct the date");
                }
            });
        }
        return dates;
    }

    private static List<LocalDate> dates(String text) {
        int between = text.indexOf("..");
        LocalDate first = date(between < 0 ? text : text.substring(0, between));
        LocalDate last = between < 0 ? first : date(text.substring(between + 2));
        if (last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS))) {
            throw new IllegalArgumentException(
                    "the last day must not come before the first, nor a year after it, but was \"" + text + "\"");
        }
        return first.datesUntil(last.plusDays(1)).toList();
    }

    /**
     * A date.
     *
     * @throws IllegalArgumentException when it is none
     */
    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException problem) {
            throw new IllegalArgumentException("a date must look like 2026-12-31, but was \"" + text + "\"", problem);
        }
    }
}
