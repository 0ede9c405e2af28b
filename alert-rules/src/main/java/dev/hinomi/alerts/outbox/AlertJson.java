package dev.hinomi.alerts.outbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.state.Alert;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An alert as JSON, with enough of its rule to tell of it where that rule is not known. */
final class AlertJson {

    private AlertJson() {}

    static JsonObject write(Alert alert) {
        AlertRule rule = alert.rule();
        JsonObject json = new JsonObject();
        json.addProperty("rule", rule.id());
        JsonArray group = new JsonArray();
        alert.group().all().forEach(group::add);
        json.add("group", group);
        json.addProperty("title", rule.title());
        json.addProperty("query", rule.condition().text());
        rule.thresholds().critical().ifPresent(limit -> json.addProperty("critical", limit.toString()));
        rule.ownership().service().ifPresent(service -> json.addProperty("service", service));
        rule.ownership().team().ifPresent(team -> json.addProperty("team", team));
        rule.ownership().runbook().ifPresent(runbook -> json.addProperty("runbook", runbook.toString()));
        rule.ownership().target().ifPresent(target -> json.addProperty("target", target));
        return json;
    }

    static Alert read(JsonObject json, Directory directory) {
        String id = json.get("rule").getAsString();
        List<String> group = new ArrayList<>();
        json.getAsJsonArray("group").forEach(tag -> group.add(tag.getAsString()));
        return new Alert(directory.rule(id).orElseGet(() -> stranger(id, json)), new Tags(group));
    }

    /** A rule of another version: it is told of, and never evaluated. */
    private static AlertRule stranger(String id, JsonObject json) {
        String query = json.get("query").getAsString();
        try {
            Thresholds limits = Thresholds.critical(text(json, "critical").orElse("> 0"));
            return AlertRule.builder(id, Condition.of(Monitor.parse(query), limits))
                    .title(json.get("title").getAsString())
                    .ownership(new AlertRule.Ownership(
                            text(json, "service"),
                            text(json, "team"),
                            text(json, "runbook").map(URI::create),
                            text(json, "target")))
                    .build();
        } catch (RuntimeException unknown) {
            throw new UnreadableException("this instance knows no rule \"" + id + "\"", unknown);
        }
    }

    private static Optional<String> text(JsonObject json, String name) {
        return json.has(name) ? Optional.of(json.get(name).getAsString()) : Optional.empty();
    }
}
