package dev.hinomi.alerts.events;

import dev.hinomi.alerts.escalation.Escalation;
import dev.hinomi.alerts.escalation.Progress;
import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.EscalationStep;
import dev.hinomi.alerts.notify.Headline;
import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.words.Language;
import dev.hinomi.alerts.words.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.spi.LoggingEventBuilder;

/** What is logged of a notification, whatever became of it. Not thread-safe. */
final class NotificationEvent {

    private static final Wording WORDS = Wording.of(Language.ENGLISH);

    private final Map<String, Object> attributes = new LinkedHashMap<>();

    private NotificationEvent() {}

    static NotificationEvent of(String name, Notification notification) {
        return new NotificationEvent()
                .with("evt.name", name)
                .with("alert.rule", notification.alert().rule().id())
                .with("alert.group", notification.alert().group().toString())
                .with("alert.incident", notification.incident().id())
                .with("alert.to", notification.latest().to().name())
                .with("alert.severity", Headline.key(notification.incident().severity()))
                .with("alert.target", notification.target().name())
                .with("alert.channel", notification.target().channelOf(notification.action()))
                .with("alert.action", notification.action().word())
                .with("alert.why", why(notification))
                .with("alert.called", called(notification))
                .with("alert.instances", notification.parties().affected());
    }

    NotificationEvent with(String key, Object value) {
        attributes.put(key, value);
        return this;
    }

    void log(LoggingEventBuilder event, String text) {
        LoggingEventBuilder filled = event;
        for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
            filled = filled.addKeyValue(attribute.getKey(), attribute.getValue());
        }
        filled.log(text);
    }

    /** Whom it calls, as the rule file writes them. */
    static List<String> called(Notification notification) {
        return notification.called().stream().map(Mention::written).toList();
    }

    private static String why(Notification notification) {
        String severity = notification.incident().severity() == Severity.CRITICAL ? "critical" : "a warning";
        if (notification.action() instanceof Action.Again again) {
            return again(notification, again);
        }
        if (notification.latest().isResolution()) {
            return "it is over";
        }
        if (notification.action() instanceof Action.Silence) {
            return notification.parties().held().map(Progress.Acknowledged::by).orElse("somebody") + " wants silence";
        }
        if (notification.action() instanceof Action.Call) {
            return "its message could call nobody";
        }
        if (notification.action() instanceof Action.Raise) {
            return "it became " + severity;
        }
        boolean late = notification.latest().reason() == Reason.STILL_WRONG;
        return late ? "it is still " + severity : "it is " + severity;
    }

    private static String again(Notification notification, Action.Again again) {
        if (again.due() instanceof Escalation.StepDue due) {
            List<EscalationStep> steps = notification.target().escalation().steps();
            return "step " + (due.step() + 1) + " of " + steps.size() + ": nobody took it in hand within "
                    + WORDS.duration(steps.get(due.step()).after());
        }
        return again.due() instanceof Escalation.ReminderDue reminder
                ? reminder.who() + " has had it in hand for " + WORDS.duration(reminder.held())
                : "nobody has taken it in hand yet";
    }
}
