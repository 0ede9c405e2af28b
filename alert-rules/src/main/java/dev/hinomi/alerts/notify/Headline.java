package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.state.Transition;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The one sentence that a phone shows: how bad, which service, what, and the value against its threshold. */
public final class Headline {

    private Headline() {}

    /** For example {@code CRITICAL career-api: API error rate, 7.3% (threshold > 5%)}. */
    public static String of(Notification notification) {
        String service = notification
                .alert()
                .rule()
                .ownership()
                .service()
                .map(name -> name + ": ")
                .orElse("");
        String title = notification.alert().rule().title();
        return word(notification) + " " + service + title + group(notification) + ", " + measured(notification);
    }

    /** How it stands: {@code CRITICAL}, {@code WARNING} or {@code RESOLVED}. */
    public static String word(Notification notification) {
        return notification.latest().isResolution()
                ? "RESOLVED"
                : notification.incident().severity().name();
    }

    /** The value against its threshold, or that there is none. */
    public static String measured(Notification notification) {
        Transition transition = notification.latest();
        if (transition.value().isEmpty()) {
            return "no data";
        }
        double value = transition.value().getAsDouble();
        Optional<Threshold> threshold = transition.threshold();
        String shown = threshold
                .or(() -> anyThreshold(notification))
                .map(limit -> limit.format(value))
                .orElseGet(() -> Double.toString(value));
        return shown + threshold.map(limit -> " (threshold " + limit + ")").orElse("");
    }

    /** How long the incident lasted until its latest transition, such as {@code 3m 20s}. */
    public static String duration(Notification notification) {
        Duration lasted = Duration.between(
                notification.incident().since(), notification.latest().at());
        long days = lasted.toDays();
        return Stream.of(
                        part(days, "d"),
                        part(lasted.toHoursPart(), "h"),
                        part(lasted.toMinutesPart(), "m"),
                        lasted.toMinutes() == 0 ? lasted.toSecondsPart() + "s" : part(lasted.toSecondsPart(), "s"))
                .filter(text -> !text.isEmpty())
                .limit(2)
                .reduce((left, right) -> left + " " + right)
                .orElse("0s");
    }

    private static String part(long amount, String unit) {
        return amount == 0 ? "" : amount + unit;
    }

    private static String group(Notification notification) {
        String group = notification.alert().group().toString();
        return group.isEmpty() ? "" : " (" + group + ")";
    }

    private static Optional<Threshold> anyThreshold(Notification notification) {
        return Stream.of(Severity.CRITICAL, Severity.WARNING)
                .flatMap(severity -> notification.alert().rule().thresholds().of(severity).stream())
                .findFirst();
    }
}
