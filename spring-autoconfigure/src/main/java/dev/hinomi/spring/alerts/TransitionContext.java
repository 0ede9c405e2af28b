package dev.hinomi.spring.alerts;

import dev.hinomi.alerts.metrics.AlertTraces;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import dev.hinomi.spring.events.KnownDeployments;
import java.util.HashMap;
import java.util.Map;

/** What a transition is logged with besides itself: a trace that shows it, and the deployment that it came after. */
record TransitionContext(AlertTraces traces, KnownDeployments deployments) {

    /** Such as {@code 2 min after deploy 1.4.2 (before: 1.4.1)}. */
    static final String DEPLOYMENT = "alert.deployment";

    Map<String, String> attributes(Alert alert, Transition transition) {
        Map<String, String> attributes = new HashMap<>(traces.attributes(alert, transition));
        if (transition.incident().isPresent() && !transition.isResolution()) {
            deployments
                    .history()
                    .flatMap(history -> history.describe(transition.at()))
                    .ifPresent(words -> attributes.put(DEPLOYMENT, words));
        }
        return attributes;
    }
}
