package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.oncall.NamedSchedule;
import dev.hinomi.alerts.oncall.NightPolicy;
import dev.hinomi.alerts.oncall.OnCallSource;
import dev.hinomi.alerts.rule.ActiveHours;
import dev.hinomi.alerts.rule.Severity;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads who is on call: the part of a rule file below {@code on_call}. */
final class OnCallReader {

    private static final String DATADOG_ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final Findings findings;
    private final MentionReader people;

    OnCallReader(Findings findings) {
        this.findings = findings;
        this.people = MentionReader.ofPeople(findings);
    }

    Map<String, NamedSchedule> read(YamlMapping all) {
        Map<String, NamedSchedule> schedules = new LinkedHashMap<>();
        all.names()
                .forEach(name -> all.mapping(name)
                        .flatMap(entry -> schedule(name, entry))
                        .ifPresent(schedule -> schedules.put(name, schedule)));
        return schedules;
    }

    private Optional<NamedSchedule> schedule(String name, YamlMapping entry) {
        int before = findings.errors();
        entry.expectOnly(Section.ON_CALL);
        checkName(name, entry);
        boolean datadog = entry.value("datadog").isPresent();
        Optional<ZoneId> zone = datadog && entry.value("zone").isEmpty()
                ? Optional.empty()
                : entry.requiredText("zone", "Write for example zone: Asia/Tokyo")
                        .flatMap(text -> entry.parsed("zone", ActiveHours::zone));
        ZoneId clocks = zone.orElse(ZoneOffset.UTC);
        Hours hours = new Hours(findings, datadog ? zone : Optional.of(clocks));
        Optional<NightPolicy> night = entry.mapping("night").flatMap(mapping -> night(mapping, hours));
        Optional<Mention> fallback = people.one(entry, "fallback");
        Optional<? extends OnCallSource> source =
                datadog ? inDatadog(entry) : new ScheduleReader(findings, people).read(entry, clocks);
        if (findings.errors() > before) {
            return Optional.empty();
        }
        return source.map(found -> new NamedSchedule(name, found, night, fallback, findings.place(entry.node())));
    }

    private void checkName(String name, YamlMapping entry) {
        try {
            new Mention.OnCall(name).written();
        } catch (IllegalArgumentException problem) {
            findings.error(
                    "on_call." + name,
                    entry.node(),
                    "a schedule's name must be 1 to 100 of a-z 0-9 . _ -, but is \"" + name + "\"",
                    "Rename it");
        }
    }

    private Optional<OnCallSource.InDatadog> inDatadog(YamlMapping entry) {
        List.of("layers", "overrides", "holidays")
                .forEach(key -> entry.value(key)
                        .ifPresent(node -> findings.error(
                                entry.path(key), node, "Datadog says who is on call here", "Remove it, or datadog:")));
        return entry.parsed("datadog", text -> {
            if (!text.matches(DATADOG_ID)) {
                throw new IllegalArgumentException("it must be the id of a schedule of Datadog On-Call such as"
                        + " 3653d3c6-0c75-11ea-ad28-fb5701eabc7d, but was \"" + text + "\"");
            }
            return new OnCallSource.InDatadog(text);
        });
    }

    private Optional<NightPolicy> night(YamlMapping entry, Hours hours) {
        int before = findings.errors();
        entry.expectOnly(Section.NIGHT);
        entry.requiredText("hours", "Write for example hours: 22:00-07:00");
        List<ActiveHours> ranges = hours.read(entry);
        Set<Severity> calls = EnumSet.noneOf(Severity.class);
        entry.list("calls")
                .forEach(node -> entry.scalar(entry.path("calls"), node)
                        .flatMap(text -> severity(text, entry))
                        .ifPresent(calls::add));
        if (entry.value("calls").isEmpty()) {
            calls.add(Severity.CRITICAL);
        }
        return findings.errors() > before ? Optional.empty() : Optional.of(new NightPolicy(ranges, calls));
    }

    private Optional<Severity> severity(String text, YamlMapping entry) {
        for (Severity severity : Severity.values()) {
            if (severity.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(severity);
            }
        }
        findings.error(
                entry.path("calls"),
                entry.value("calls").orElseThrow(),
                "it must be critical or warning, but was \"" + text + "\"",
                "Correct it");
        return Optional.empty();
    }
}
