package dev.hinomi.spring.alerts;

import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.spring.runtime.HinomiRuntime;

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
                + runtime.properties().alerts().step().toSeconds() + " s, told "
                + told(runtime);
    }

    private static String told(HinomiRuntime runtime) {
        if (runtime.slackToken().isEmpty()) {
            return "as log lines only (no SLACK_BOT_TOKEN)";
        }
        return runtime.slackAppToken().isPresent() ? "to Slack with buttons" : "to Slack";
    }
}
