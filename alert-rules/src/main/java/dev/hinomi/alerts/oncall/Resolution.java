package dev.hinomi.alerts.oncall;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.MentionResolver.Call;
import dev.hinomi.alerts.notify.MentionResolver.Called;
import dev.hinomi.alerts.notify.MentionResolver.Lack;
import dev.hinomi.alerts.notify.MentionResolver.Resolved;
import dev.hinomi.alerts.oncall.RemoteSchedules.RemoteDuty;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.words.Remark;
import dev.hinomi.alerts.words.Remark.Kind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One call, from what is written to who is called. Used once. */
final class Resolution {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final String SCHEDULE = "schedule";

    private final Call call;
    private final Map<String, NamedSchedule> schedules;
    private final RemoteSchedules remote;
    private final PeopleDirectory directory;
    private final Map<Mention, Called> people = new LinkedHashMap<>();
    private final Set<Mention> unknown = new HashSet<>();
    private final List<Remark> notes = new ArrayList<>();
    private boolean failed;

    Resolution(Call call, Map<String, NamedSchedule> schedules, RemoteSchedules remote, PeopleDirectory directory) {
        this.call = call;
        this.schedules = schedules;
        this.remote = remote;
        this.directory = directory;
    }

    Resolved resolved() {
        call.wanted().forEach(this::want);
        if (people.isEmpty() && failed) {
            call.otherwise().stream()
                    .filter(mention -> !(mention instanceof Mention.OnCall)
                            && !(mention instanceof Mention.Broadcast)
                            && !unknown.contains(mention))
                    .forEach(mention -> add(mention, Remark.of(Kind.LAST_RESORT)));
            if (people.isEmpty()) {
                notes.add(Remark.of(Kind.NOBODY));
            }
        }
        boolean soon = people.isEmpty() && failed && directory.isAway();
        return new Resolved(List.copyOf(people.values()), notes, soon ? Lack.FOR_NOW : Lack.NONE);
    }

    private void want(Mention mention) {
        if (mention instanceof Mention.OnCall scheduled) {
            NamedSchedule schedule = schedules.get(scheduled.schedule());
            if (schedule == null) {
                notes.add(of(Kind.NO_SCHEDULE, scheduled.schedule()));
                failed = true;
            } else {
                scheduled(schedule);
            }
        } else if (!add(mention, Called.AS_WRITTEN)) {
            failed = true;
        }
    }

    private void scheduled(NamedSchedule schedule) {
        if (schedule.night()
                .filter(night -> !night.lets(call.severity(), call.at()))
                .isPresent()) {
            notes.add(of(
                    call.severity() == Severity.CRITICAL ? Kind.NOT_FOR_A_CRITICAL : Kind.NOT_FOR_A_WARNING,
                    schedule.name()));
            return;
        }
        boolean found = schedule.source() instanceof Schedule local
                ? local(schedule.name(), local)
                : remote(schedule.name(), ((OnCallSource.InDatadog) schedule.source()).id());
        if (!found) {
            fallBack(schedule);
        }
    }

    private boolean local(String name, Schedule schedule) {
        Duty duty = schedule.onCallAt(call.at());
        if (duty.person().isEmpty()) {
            notes.add(of(Kind.UNCOVERED, name));
            return false;
        }
        return add(duty.person().get(), why(name, duty).until(duty.until().map(end -> end.atZone(schedule.zone()))));
    }

    private static Remark why(String name, Duty duty) {
        if (duty.why() instanceof Why.StandsIn standing) {
            return Remark.of(Kind.STANDS_IN, Map.of(SCHEDULE, name, "reason", standing.reason()));
        }
        if (duty.why() instanceof Why.OnHoliday holiday) {
            return Remark.of(Kind.HOLIDAY, Map.of(SCHEDULE, name, "holiday", holiday.name()));
        }
        String layer = duty.why() instanceof Why.Turn turn ? turn.layer() : "";
        return Remark.of(Kind.TURN, Map.of(SCHEDULE, name, "layer", layer));
    }

    private boolean remote(String name, String id) {
        RemoteDuty duty = ask(id);
        duty.trouble()
                .ifPresent(trouble -> notes.add(Remark.of(Kind.TROUBLE, Map.of(SCHEDULE, name, "trouble", trouble))));
        if (duty.people().isEmpty() && duty.trouble().isEmpty()) {
            notes.add(of(Kind.NOBODY_IN_DATADOG, name));
        }
        Remark why = of(Kind.ON_CALL_IN_DATADOG, name).until(duty.until().map(end -> end.atZone(UTC)));
        boolean found = false;
        for (Mention person : duty.people()) {
            found |= add(person, why);
        }
        return found;
    }

    private RemoteDuty ask(String id) {
        try {
            return remote.onCallAt(id, call.at());
        } catch (RuntimeException broken) {
            return RemoteDuty.unknown("who is on call could not be asked for: " + broken);
        }
    }

    private void fallBack(NamedSchedule schedule) {
        boolean called = schedule.fallback()
                .filter(mention -> add(mention, of(Kind.FALLBACK, schedule.name())))
                .isPresent();
        if (called) {
            notes.add(Remark.of(
                    Kind.FELL_BACK, Map.of("person", schedule.fallback().get().written(), SCHEDULE, schedule.name())));
        } else {
            failed = true;
        }
    }

    /** Calls somebody, once; says so if they cannot be found. */
    private boolean add(Mention mention, Remark why) {
        Optional<Mention> id = find(mention);
        if (id.isPresent()) {
            people.putIfAbsent(id.get(), new Called(id.get(), why));
        } else if (unknown.add(mention)) {
            notes.add(Remark.of(Kind.UNKNOWN_PERSON, Map.of("person", mention.written())));
        }
        return id.isPresent();
    }

    private Optional<Mention> find(Mention mention) {
        if (mention instanceof Mention.UserId
                || mention instanceof Mention.GroupId
                || mention instanceof Mention.Broadcast) {
            return Optional.of(mention);
        }
        try {
            return directory.find(mention);
        } catch (RuntimeException broken) {
            return Optional.empty();
        }
    }

    private static Remark of(Kind kind, String schedule) {
        return Remark.of(kind, Map.of(SCHEDULE, schedule));
    }
}
