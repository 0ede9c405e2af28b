package dev.hinomi.alerts.webhook;

import com.google.gson.JsonObject;
import dev.hinomi.alerts.notify.Headline;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Redaction;
import dev.hinomi.alerts.notify.Trouble;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.observability.identity.ServiceIdentity;

/**
 * A notification as JSON; its names are a contract with whoever receives it.
 *
 * @param redaction hides secrets in values
 * @param identity who speaks
 */
record WebhookBody(Redaction redaction, ServiceIdentity identity) {

    String of(Notification notification) {
        AlertRule rule = notification.alert().rule();
        JsonObject json = new JsonObject();
        json.addProperty("version", 1);
        json.addProperty("key", notification.dedupKey());
        json.addProperty("incident", notification.incident().id());
        json.addProperty("status", notification.latest().to().name());
        json.addProperty("severity", notification.incident().severity().name());
        json.addProperty("resolved", notification.latest().isResolution());
        json.addProperty("headline", redaction.of(Headline.of(notification)));
        json.addProperty("rule", rule.id());
        json.addProperty("title", redaction.of(rule.title()));
        json.addProperty("group", redaction.of(notification.alert().group().toString()));
        notification.latest().value().ifPresent(value -> json.addProperty("value", value));
        json.addProperty("reason", notification.latest().reason().key());
        json.addProperty("since", notification.incident().since().toString());
        json.addProperty("at", notification.latest().at().toString());
        rule.ownership().team().ifPresent(team -> json.addProperty("team", redaction.of(team)));
        rule.ownership().runbook().ifPresent(runbook -> json.addProperty("runbook", redaction.of(runbook.toString())));
        json.addProperty("service", rule.ownership().service().orElseGet(identity::service));
        identity.env().ifPresent(env -> json.addProperty("env", env));
        json.addProperty("target", notification.target().name());
        notification
                .attempt()
                .trouble()
                .map(Trouble::why)
                .ifPresent(why -> json.addProperty("told_here_because", redaction.of(why)));
        return json.toString();
    }
}
