package dev.hinomi.alerts.webhook;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.alerts.notify.Headline;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Redaction;
import dev.hinomi.alerts.notify.Trouble;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.observability.identity.ServiceIdentity;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A notification as JSON; its names are a contract with whoever receives it.
 *
 * @param redaction hides secrets in values
 * @param identity who speaks
 */
record WebhookBody(Redaction redaction, ServiceIdentity identity) {

    /**
     * A request.
     *
     * @param json its body
     * @param key the same for the same message with the same contents, for whatever reason it is told here
     */
    record Written(String json, String key) {}

    Written of(Notification notification) {
        JsonObject json = json(notification);
        UUID contents = UUID.nameUUIDFromBytes(json.toString().getBytes(StandardCharsets.UTF_8));
        notification
                .attempt()
                .trouble()
                .map(Trouble::why)
                .ifPresent(why -> json.addProperty("told_here_because", redaction.of(why)));
        return new Written(json.toString(), notification.dedupKey() + "/" + contents);
    }

    private JsonObject json(Notification notification) {
        AlertRule rule = notification.alert().rule();
        JsonObject json = new JsonObject();
        json.addProperty("version", 1);
        json.addProperty("key", notification.dedupKey());
        json.addProperty("action", notification.action().word());
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
        JsonArray instances = new JsonArray();
        notification.parties().affected().forEach(instances::add);
        json.add("instances", instances);
        notification.parties().held().ifPresent(held -> json.addProperty("in_hand_of", redaction.of(held.by())));
        return json;
    }
}
