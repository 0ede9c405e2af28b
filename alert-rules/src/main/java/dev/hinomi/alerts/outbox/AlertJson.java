package dev.hinomi.alerts.outbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.state.Alert;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An alert as JSON, with enough of its rule to tell of it where that rule is not known, whatever it watches. The critical threshold stands
 * there as text too: versions that know no {@code limits} read that.
 */
final class AlertJson {

    private static final String LIMITS = "limits";

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
        json.addProperty("window", rule.condition().window().toString());
        rule.thresholds().critical().ifPresent(limit -> json.addProperty("critical", limit.toString()));
        json.add(LIMITS, limits(rule.thresholds()));
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
        try {
            Condition.Stranger condition = new Condition.Stranger(
                    json.get("query").getAsString(),
                    text(json, "window").map(Duration::parse).orElse(Duration.ZERO),
                    json.has(LIMITS) ? limits(json.getAsJsonObject(LIMITS)) : earlierLimits(json),
                    false);
            return AlertRule.builder(id, condition)
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

    private static JsonObject limits(Thresholds thresholds) {
        JsonObject json = new JsonObject();
        thresholds.critical().ifPresent(limit -> json.add("critical", TransitionJson.threshold(limit)));
        thresholds.warning().ifPresent(limit -> json.add("warning", TransitionJson.threshold(limit)));
        thresholds.recovery().ifPresent(limit -> json.add("recovery", TransitionJson.threshold(limit)));
        return json;
    }

    private static Thresholds limits(JsonObject json) {
        return new Thresholds(limit(json, "critical"), limit(json, "warning"), limit(json, "recovery"));
    }

    private static Optional<Threshold> limit(JsonObject json, String name) {
        return Optional.ofNullable(json.getAsJsonObject(name)).map(TransitionJson::threshold);
    }

    /** What a version wrote that knew no other limit, and none of composites. */
    private static Thresholds earlierLimits(JsonObject json) {
        try {
            return text(json, "critical").map(Thresholds::critical).orElse(Condition.Stranger.UNKNOWN);
        } catch (IllegalArgumentException level) {
            return Condition.Stranger.UNKNOWN;
        }
    }

    private static Optional<String> text(JsonObject json, String name) {
        return json.has(name) ? Optional.of(json.get(name).getAsString()) : Optional.empty();
    }
}
