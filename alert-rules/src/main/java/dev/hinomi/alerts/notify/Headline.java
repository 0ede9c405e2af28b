package dev.hinomi.alerts.notify;

import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.alerts.words.FirstWord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The one sentence that a phone shows: how bad, which service, what, and the value against its threshold. */
public final class Headline {

    private Headline() {}

    /**
     * In the target's own words, for example {@code CRITICAL career-api: API error rate, 7.3% (threshold > 5%)} and, when it is over,
     * {@code RESOLVED career-api: API error rate, back to 0.4% after 3m 20s}.
     */
    public static String of(Notification notification) {
        return word(notification) + " " + sentence(notification);
    }

    /** The headline without its first word. */
    public static String sentence(Notification notification) {
        AlertRule rule = notification.alert().rule();
        String group = notification.alert().group().toString();
        String service = rule.ownership().service().orElse("");
        Map<String, String> values = new HashMap<>();
        values.put("service", service);
        values.put("title", rule.title());
        values.put("group", group);
        values.put("rule", rule.id());
        values.put("team", rule.ownership().team().orElse(""));
        values.put("value", measured(notification));
        values.put("threshold", limit(notification).toString());
        values.put("duration", duration(notification));
        values.put(
                "subject",
                (service.isEmpty() ? "" : service + ": ") + rule.title() + (group.isEmpty() ? "" : " (" + group + ")"));
        values.put("standing", notification.wording().say("standing." + standing(notification), values));
        return notification.wording().sentence(first(notification), values);
    }

    /** How it stands: {@code CRITICAL}, {@code WARNING}, {@code RECOVERING} or {@code RESOLVED}. */
    public static String word(Notification notification) {
        return notification.wording().word(first(notification));
    }

    private static FirstWord first(Notification notification) {
        if (notification.latest().isResolution()) {
            return FirstWord.RESOLVED;
        }
        if (notification.latest().to() == Status.RECOVERING) {
            return FirstWord.RECOVERING;
        }
        return notification.incident().severity() == Severity.CRITICAL ? FirstWord.CRITICAL : FirstWord.WARNING;
    }

    /** A severity as a name in lower case. */
    public static String key(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** The value as the rule writes its thresholds, or that there is none. */
    public static String measured(Notification notification) {
        OptionalDouble value = notification.latest().value();
        return value.isPresent()
                ? limit(notification).format(value.getAsDouble())
                : notification.wording().say("standing.no_data");
    }

    /** Why it stands so. */
    public static String reason(Notification notification) {
        return notification.wording().reason(notification.latest().reason());
    }

    private static String standing(Notification notification) {
        OptionalDouble value = notification.latest().value();
        if (notification.latest().isResolution()) {
            return value.isPresent() ? "resolved" : "resolved_without_data";
        }
        if (value.isEmpty()) {
            return "no_data";
        }
        if (notification.latest().to() == Status.RECOVERING) {
            return "recovering";
        }
        return limit(notification).isCrossedBy(value.getAsDouble()) ? "crossed" : "not_recovered";
    }

    /** How long the incident lasted until its latest transition, such as {@code 3m 20s}. */
    public static String duration(Notification notification) {
        return notification
                .wording()
                .duration(Duration.between(
                        notification.incident().since(), notification.latest().at()));
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
