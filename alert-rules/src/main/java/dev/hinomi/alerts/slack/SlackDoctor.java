package dev.hinomi.alerts.slack;

import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.oncall.NamedSchedule;
import dev.hinomi.alerts.oncall.RemoteSchedules;
import dev.hinomi.alerts.rule.AlertRule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks Slack, without posting anything, whether the token, its scopes, the channels and the people of a rule file are as messages need
 * them. Used by one thread at a time, which it may block for as long as it was told.
 */
public final class SlackDoctor {

    private final SlackConnection connection;
    private final InstantSource clock;

    /** Asks through this connection. */
    public SlackDoctor(SlackConnection connection, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * What is examined.
     *
     * @param targets who is to be told
     * @param onCall the schedules that they name
     * @param remote where it is known who is on call in schedules that are kept elsewhere
     * @param rules what they are told of
     */
    public record Subject(
            Collection<NotifyTarget> targets,
            Map<String, NamedSchedule> onCall,
            RemoteSchedules remote,
            Collection<AlertRule> rules) {}

    /**
     * Examines.
     *
     * @param subject what
     * @param atMost how long it may take
     */
    public SlackReport examine(Subject subject, Duration atMost) {
        return examine(subject, Sample.of(subject.rules(), subject.targets(), clock.instant()), atMost);
    }

    /**
     * Examines targets that name no schedules.
     *
     * @param targets who is to be told
     * @param sample a message whose form Slack is asked to check, if there is one
     * @param atMost how long it may take
     */
    public SlackReport examine(Collection<NotifyTarget> targets, Optional<Notification> sample, Duration atMost) {
        return examine(new Subject(targets, Map.of(), RemoteSchedules.NONE, List.of()), sample, atMost);
    }

    private SlackReport examine(Subject subject, Optional<Notification> sample, Duration atMost) {
        Duration perCall = shorter(connection.callTimeout(), atMost.dividedBy(4));
        SlackApi api = new SlackApi(new SlackConnection(
                connection.token(), connection.api(), shorter(connection.connectTimeout(), perCall), perCall));
        return new SlackExamination(
                        connection, api, clock, clock.instant().plus(atMost).minus(perCall))
                .of(subject, sample);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
