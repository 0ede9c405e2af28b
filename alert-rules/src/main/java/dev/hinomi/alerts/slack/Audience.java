package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Destination;
import dev.hinomi.alerts.notify.EscalationStep;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.oncall.Duty;
import dev.hinomi.alerts.oncall.Holiday;
import dev.hinomi.alerts.oncall.Layer;
import dev.hinomi.alerts.oncall.NamedSchedule;
import dev.hinomi.alerts.oncall.OnCallSource;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.oncall.RemoteSchedules.RemoteDuty;
import dev.hinomi.alerts.oncall.Rotation;
import dev.hinomi.alerts.oncall.Schedule;
import dev.hinomi.alerts.oncall.Staffing;
import dev.hinomi.alerts.oncall.Substitution;
import dev.hinomi.alerts.slack.SlackReport.Check;
import dev.hinomi.alerts.slack.SlackReport.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where and to whom messages may go: the channels and people of targets, of the steps of their escalations, and of schedules. */
final class Audience {

    private final Set<String> channels = new LinkedHashSet<>();
    private final Map<Mention, String> people = new LinkedHashMap<>();
    private final Map<String, NamedSchedule> wanted = new LinkedHashMap<>();

    /** That of these targets, with everybody that their schedules name. */
    static Audience of(Collection<NotifyTarget> targets, Map<String, NamedSchedule> schedules) {
        Audience audience = new Audience();
        for (NotifyTarget target : targets) {
            if (target.destination() instanceof Destination.Slack slack) {
                audience.channels.add(slack.channel());
            }
            target.escalation().steps().stream()
                    .flatMap(step -> step.channel().stream())
                    .forEach(audience.channels::add);
            Stream.concat(
                            target.mentions().values().stream().flatMap(List::stream),
                            target.escalation().steps().stream()
                                    .map(EscalationStep::mentions)
                                    .flatMap(List::stream))
                    .forEach(mention -> audience.add(mention, schedules));
        }
        return audience;
    }

    private void add(Mention mention, Map<String, NamedSchedule> schedules) {
        if (!(mention instanceof Mention.OnCall scheduled)) {
            people.putIfAbsent(mention, "");
            return;
        }
        NamedSchedule schedule = schedules.get(scheduled.schedule());
        if (schedule != null && wanted.putIfAbsent(schedule.name(), schedule) == null) {
            String where = " (" + scheduled.written() + ")";
            if (schedule.source() instanceof Schedule local) {
                named(local).forEach(person -> people.putIfAbsent(person, where));
            }
            schedule.fallback().ifPresent(person -> people.putIfAbsent(person, where));
        }
    }

    private static Stream<Mention> named(Schedule schedule) {
        return Stream.of(
                        schedule.layers().stream().map(Layer::staffing).flatMap(Audience::named),
                        schedule.substitutions().stream().map(Substitution::person),
                        schedule.holidays().stream()
                                .map(Holiday::instead)
                                .filter(Holiday.Instead.Person.class::isInstance)
                                .map(instead -> ((Holiday.Instead.Person) instead).person()))
                .flatMap(all -> all);
    }

    private static Stream<Mention> named(Staffing staffing) {
        return staffing instanceof Rotation rotation
                ? rotation.people().stream()
                : Stream.of(((Staffing.Always) staffing).person());
    }

    /** Channels of Slack. */
    Set<String> channels() {
        return channels;
    }

    /** Who may be called, and after what it is whom a schedule names; no schedules. */
    Map<Mention, String> people() {
        return people;
    }

    /**
     * Whether somebody is on call at this moment, schedule by schedule; whoever Datadog names is added to the people.
     *
     * @param remote asks Datadog
     * @param hasTime whether there is time left to ask about a subject
     */
    List<Check> schedules(RemoteSchedules remote, Instant now, Predicate<String> hasTime) {
        List<Check> checks = new ArrayList<>();
        for (NamedSchedule schedule : wanted.values()) {
            String subject = "schedule " + schedule.name();
            if (schedule.source() instanceof Schedule local) {
                checks.add(onCall(subject, local.onCallAt(now)));
            } else if (hasTime.test(subject)) {
                checks.add(onCall(subject, schedule, remote.onCallAt(id(schedule), now)));
            }
        }
        return checks;
    }

    private static String id(NamedSchedule schedule) {
        return ((OnCallSource.InDatadog) schedule.source()).id();
    }

    private static Check onCall(String subject, Duty duty) {
        return duty.person()
                .map(person -> Check.good(
                        subject, person.written() + " is on call (" + duty.why().words() + ")"))
                .orElseGet(() -> nobody(subject, duty.why().words()));
    }

    private Check onCall(String subject, NamedSchedule schedule, RemoteDuty duty) {
        duty.people().forEach(person -> people.putIfAbsent(person, " (schedule:" + schedule.name() + ")"));
        if (duty.trouble().isPresent()) {
            return new Check(
                    subject,
                    Result.UNKNOWN,
                    duty.trouble().get(),
                    "Set DD_API_KEY and DD_APP_KEY, the latter with on_call_read, and see that the schedule exists");
        }
        return duty.people().isEmpty()
                ? nobody(subject, "Datadog names nobody")
                : Check.good(
                        subject,
                        String.join(
                                        ", ",
                                        duty.people().stream()
                                                .map(Mention::written)
                                                .toList())
                                + (duty.people().size() == 1 ? " is" : " are") + " on call in Datadog");
    }

    private static Check nobody(String subject, String why) {
        return new Check(
                subject, Result.DOUBTFUL, "nobody is on call now: " + why, "See whether that is meant for this time");
    }
}
