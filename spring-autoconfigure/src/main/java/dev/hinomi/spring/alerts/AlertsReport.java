package dev.hinomi.spring.alerts;

import dev.hinomi.alerts.notify.Destination;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.spring.config.HinomiProperties;
import dev.hinomi.spring.runtime.HinomiRuntime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of the alerts in the start-up line. Pure. */
final class AlertsReport {

    private AlertsReport() {}

    static String off(HinomiRuntime runtime) {
        return runtime.enabled() ? "alerts off (hinomi.alerts.enabled=false)" : "alerts off (hinomi.enabled=false)";
    }

    static String on(HinomiRuntime runtime, LoadedRules written) {
        LoadedRules rules = OnFleet.canAsk(runtime) ? written : written.withoutAsking();
        int count = rules.rules().size();
        if (count == 0) {
            String none = rules.problems().isEmpty() ? "no rules in " : "no usable rules in ";
            return "alerts off (" + none + runtime.properties().alerts().rules() + ")";
        }
        return count + (count == 1 ? " alert rule" : " alert rules") + " every "
                + runtime.properties().alerts().step().toSeconds() + " s, told " + ways(runtime, rules)
                + shared(runtime.properties().alerts().store());
    }

    private static String shared(HinomiProperties.Store store) {
        return store.type() == HinomiProperties.StoreType.MEMORY
                ? ""
                : ", shared in a database as " + SharedAlerts.instance(store);
    }

    private static String ways(HinomiRuntime runtime, LoadedRules rules) {
        List<String> others = rules.targets().values().stream()
                .map(NotifyTarget::destination)
                .filter(destination -> !(destination instanceof Destination.Slack))
                .map(destination -> destination instanceof Destination.Webhook ? "by webhook" : "as events in Datadog")
                .distinct()
                .sorted()
                .toList();
        boolean inSlack = others.isEmpty()
                || rules.targets().values().stream()
                        .anyMatch(target -> target.destination() instanceof Destination.Slack);
        String slack = inSlack(runtime)
                .orElseGet(() -> "as log lines" + (others.isEmpty() ? " only" : "") + " (no SLACK_BOT_TOKEN)");
        return Stream.concat(inSlack ? Stream.of(slack) : Stream.empty(), others.stream())
                .collect(Collectors.joining(" and "));
    }

    private static Optional<String> inSlack(HinomiRuntime runtime) {
        boolean byWebhook = runtime.slackWebhook().isPresent();
        if (runtime.slackToken().isEmpty()) {
            return byWebhook ? Optional.of("to Slack by an incoming webhook alone") : Optional.empty();
        }
        return Optional.of("to Slack" + (runtime.slackAppToken().isPresent() ? " with buttons" : "")
                + (byWebhook ? ", or else by an incoming webhook" : ""));
    }
}
