package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.state.Status;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The one sentence that a phone shows: how bad, which service, what, and the value against its threshold. */
public final class Headline {

    private Headline() {}

    /**
     * For example {@code CRITICAL career-api: API error rate, 7.3% (threshold > 5%)} and, when it is over, {@code RESOLVED
     * career-api: API error rate, back to 0.4% after 3m 20s}.
     */
    public static String of(Notification notification) {
        return word(notification) + " " + sentence(notification);
    }

    /** The headline without its first word. */
    public static String sentence(Notification notification) {
        AlertRule rule = notification.alert().rule();
        String service = rule.ownership().service().map(name -> name + ": ").orElse("");
        return service + rule.title() + group(notification) + ", " + standing(notification);
    }

    /** How it stands: {@code CRITICAL}, {@code WARNING}, {@code RECOVERING} or {@code RESOLVED}. */
    public static String word(Notification notification) {
        if (notification.latest().isResolution()) {
            return "RESOLVED";
        }
        return notification.latest().to() == Status.RECOVERING
                ? "RECOVERING"
                : notification.incident().severity().name();
    }

    /** The value as the rule writes its thresholds, or that there is none. */
    public static String measured(Notification notification) {
        OptionalDouble value = notification.latest().value();
        return value.isPresent() ? limit(notification).format(value.getAsDouble()) : "no data";
    }

    private static String standing(Notification notification) {
        String measured = measured(notification);
        OptionalDouble value = notification.latest().value();
        if (notification.latest().isResolution()) {
            return (value.isPresent() ? "back to " : "") + measured + " after " + duration(notification);
        }
        if (value.isEmpty()) {
            return measured;
        }
        if (notification.latest().to() == Status.RECOVERING) {
            return measured + " for now";
        }
        Threshold limit = limit(notification);
        return measured
                + (limit.isCrossedBy(value.getAsDouble())
                        ? " (threshold " + limit + ")"
                        : " (threshold " + limit + ", not recovered yet)");
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

    /** The threshold of the incident's severity; of the other one, when missing data made it critical. */
    private static Threshold limit(Notification notification) {
        Thresholds thresholds = notification.alert().rule().thresholds();
        return thresholds
                .of(notification.incident().severity())
                .or(thresholds::critical)
                .or(thresholds::warning)
                .orElseThrow(() -> new IllegalStateException("the rule "
                        + notification.alert().rule().id() + " has no threshold: its constructor allows none"));
    }
}
