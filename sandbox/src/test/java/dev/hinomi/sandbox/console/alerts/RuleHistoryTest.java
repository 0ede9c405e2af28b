package dev.hinomi.sandbox.console.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.Attributes;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.LogStatus;
import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.Series;
import dev.hinomi.sandbox.store.SeriesKey;
import dev.hinomi.sandbox.store.SeriesType;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.store.StoreBounds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleHistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private final Store store = new Store(StoreBounds.forHeap(64L * 1024 * 1024));
    private final RuleHistory history = new RuleHistory(store);

    @Test
    void knowsNothingOfARuleThatWasOnlyAnnounced() {
        tell("alert.rule", Map.of("alert.title", "Slow", "alert.critical", "> 1", "alert.warning", "> 0.5"));

        Rule rule = history.rules(NOW).get(0);
        assertThat(rule.title()).isEqualTo("Slow");
        assertThat(rule.thresholds()).isEqualTo("critical > 1, warning > 0.5");
        assertThat(rule.state()).isEqualTo(State.NO_NEWS);
    }

    @Test
    void readsTheStateFromTheGaugeUntilAChangeIsHeardOf() {
        tell("alert.rule", Map.of());
        gauge("hinomi.alerts.state", 0);
        gauge("hinomi.alerts.value", 0.25);
        assertThat(history.rules(NOW).get(0).state()).isEqualTo(State.OK);

        change("OK", "FIRING", "");
        assertThat(history.rules(NOW).get(0).state()).isEqualTo(State.FIRING);
    }

    @Test
    void aGroupWhoseGaugesAreTaggedAsDatadogWritesTagsIsOneGroup() {
        String group = "@error.kind:java.io.Outer$Inner,uri:" + "/jobs".repeat(50);
        String tag = ("group:_error.kind:java.io.outer_inner_uri:" + "/jobs".repeat(50)).substring(0, 200);
        gauge("hinomi.alerts.state", 1, tag);
        gauge("hinomi.alerts.value", 42, tag);
        change("OK", "WARN", group);

        assertThat(history.rules(NOW).get(0).groups()).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo(group);
            assertThat(one.spark().markup()).contains("Value over time");
        });
    }

    @Test
    void isAsBadAsItsWorstGroup() {
        change("OK", "WARN", "service:a");
        change("OK", "FIRING", "service:b");
        change("FIRING", "RECOVERING", "service:b");
        change("OK", "NO_DATA", "service:c");

        Rule rule = history.rules(NOW).get(0);
        assertThat(rule.state()).isEqualTo(State.WARNING);
        assertThat(rule.groups()).extracting(Rule.Group::name).containsExactly("service:a", "service:b", "service:c");
        assertThat(rule.transitions())
                .hasSize(4)
                .first()
                .satisfies(newest -> assertThat(newest.group()).isEqualTo("service:c"));
    }

    @Test
    void writesAShareAsItsThresholdIsWritten() {
        tell("alert.transition", Map.of("alert.to", "FIRING", "alert.value", "0.0912", "alert.threshold", "> 5%"));

        assertThat(history.rules(NOW).get(0).transitions().get(0).because()).isEqualTo("because 9.12% against > 5%");
    }

    @Test
    void aChangeSaysWhichInstanceSawIt() {
        tell("alert.transition", Map.of("alert.to", "FIRING", "alert.instance", "a-1"));
        tell("alert.transition", Map.of("alert.to", "FIRING", "alert.instance", "a-2"));

        assertThat(history.rules(NOW).get(0).transitions())
                .extracting(Transition::instance)
                .containsExactly("a-2", "a-1");
    }

    @Test
    void showsThatPeopleCouldNotBeTold() {
        change("OK", "FIRING", "");
        tell("alert.undelivered", Map.of());

        assertThat(history.rules(NOW).get(0).troubles())
                .extracting(Rule.Trouble::message)
                .containsExactly("alert.undelivered");
    }

    private void change(String from, String to, String group) {
        tell("alert.transition", Map.of("alert.from", from, "alert.to", to, "alert.group", group));
    }

    private void tell(String event, Map<String, String> attributes) {
        JsonObject json = new JsonObject();
        json.addProperty("evt.name", event);
        json.addProperty("alert.rule", "slow");
        attributes.forEach(json::addProperty);
        store.logs().add(id -> entry(id, event, Attributes.of(json)), 1);
    }

    private static LogEntry entry(long id, String message, Attributes attributes) {
        Instant date = NOW.minusSeconds(600 - id);
        return new LogEntry(
                id,
                1,
                date,
                date,
                LogStatus.INFO,
                "api",
                "",
                "",
                List.of(),
                message,
                null,
                null,
                attributes,
                List.of());
    }

    private void gauge(String metric, double value) {
        gauge(metric, value, "group:all");
    }

    private void gauge(String metric, double value, String group) {
        SeriesKey key = new SeriesKey(metric, "", List.of("rule:slow", group));
        List<Point> points = List.of(Point.of(NOW.getEpochSecond(), value));
        store.metrics().add(List.of(new Series(key, SeriesType.GAUGE, 10, "", points)));
    }
}
