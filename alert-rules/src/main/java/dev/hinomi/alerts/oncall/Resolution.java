package dev.hinomi.alerts.oncall;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.MentionResolver.Call;
import dev.hinomi.alerts.notify.MentionResolver.Called;
import dev.hinomi.alerts.notify.MentionResolver.Resolved;
import dev.hinomi.alerts.oncall.RemoteSchedules.RemoteDuty;
import dev.hinomi.alerts.rule.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One call, from what is written to who is called. Used once. */
final class Resolution {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm VV", Locale.ENGLISH);

    private final Call call;
    private final Map<String, NamedSchedule> schedules;
    private final RemoteSchedules remote;
    private final PeopleDirectory directory;
    private final Map<Mention, Called> people = new LinkedHashMap<>();
    private final Set<Mention> unknown = new HashSet<>();
    private final List<String> notes = new ArrayList<>();
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
                    .forEach(mention -> add(mention, "called because nobody else could be"));
            if (people.isEmpty()) {
                notes.add("nobody could be called by name");
            }
        }
        return new Resolved(List.copyOf(people.values()), notes);
    }

    private void want(Mention mention) {
        if (mention instanceof Mention.OnCall scheduled) {
            NamedSchedule schedule = schedules.get(scheduled.schedule());
            if (schedule == null) {
                fail("there is no schedule " + scheduled.schedule());
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
            notes.add("in these hours "
                    + (call.severity() == Severity.CRITICAL ? "a critical incident" : "a warning") + " does not call "
                    + schedule.name());
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
            notes.add("nobody is on call in " + name + ": " + duty.why().words());
            return false;
        }
        return add(
                duty.person().get(),
                "on call in " + name + " (" + duty.why().words() + ")" + until(duty.until(), schedule.zone()));
    }

    private boolean remote(String name, String id) {
        RemoteDuty duty = ask(id);
        duty.trouble().ifPresent(trouble -> notes.add(name + ": " + trouble));
        if (duty.people().isEmpty() && duty.trouble().isEmpty()) {
            notes.add("nobody is on call in " + name + " in Datadog");
        }
        String why = "on call in " + name + " in Datadog" + until(duty.until(), ZoneId.of("UTC"));
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
                .filter(mention -> add(mention, "the fallback of " + schedule.name()))
                .isPresent();
        if (called) {
            notes.add(schedule.fallback().get().written() + " was called as the fallback of " + schedule.name());
        } else {
            failed = true;
        }
    }

    /** Calls somebody, once; says so if they cannot be found. */
    private boolean add(Mention mention, String why) {
        Optional<Mention> id = find(mention);
        if (id.isPresent()) {
            people.putIfAbsent(id.get(), new Called(id.get(), why));
        } else if (unknown.add(mention)) {
            notes.add(mention.written() + " could not be called: Slack does not know or did not say who this is");
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

    private void fail(String note) {
        notes.add(note);
        failed = true;
    }

    private static String until(Optional<Instant> end, ZoneId zone) {
        return end.map(time -> " until " + TIME.format(time.atZone(zone))).orElse("");
    }
}
