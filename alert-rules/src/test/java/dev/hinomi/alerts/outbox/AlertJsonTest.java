package dev.hinomi.alerts.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.state.Alert;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertJsonTest {

    private static final Directory NOTHING = new Directory(Map.of(), Map.of(), Set.of());
    private static final LoadedRules RULES = RuleFile.read("rules.yml", """
            service: career-api
            rules:
              - { id: measured, title: Much, query: "max(last_5m):max:m{*}", critical: "> 5", warning: "> 4", recovery: "< 3" }
              - { id: warned, title: Much, query: "max(last_5m):max:m{*}", warning: "> 100" }
              - { id: asked, title: Much, query: "max(last_5m):max:m{*} > 5", evaluate: fleet }
              - { id: counted, title: Errors, query: "logs(\\"status:error\\").index(\\"*\\").rollup(\\"count\\").last(\\"5m\\") > 5" }
              - { id: combined, title: Both, composite: measured && warned }
            slo:
              - id: burning
                title: Too many errors
                target: 99.9%
                bad: "sum:http.errors{*}.as_count()"
                total: "sum:http.requests{*}.as_count()"
            """);

    private static AlertRule rule(String id) {
        assertThat(RULES.hasErrors()).as("%s", RULES.problems()).isFalse();
        return RULES.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"measured", "warned", "asked", "counted", "combined", "burning"})
    void whateverARuleWatchesAnInstanceThatDoesNotKnowItCanTellOfIt(String id) {
        Alert alert = new Alert(rule(id), Tags.of("host:x"));
        Alert read = AlertJson.read(AlertJson.write(alert), NOTHING);
        assertThat(read.name()).isEqualTo(alert.name());
        assertThat(read.rule().title()).isEqualTo(alert.rule().title());
        assertThat(read.rule().ownership()).isEqualTo(alert.rule().ownership());
        assertThat(read.rule().thresholds()).isEqualTo(alert.rule().thresholds());
        assertThat(read.rule().condition().text())
                .isEqualTo(alert.rule().condition().text());
        assertThat(read.rule().condition().window())
                .isEqualTo(alert.rule().condition().window());
    }

    @ParameterizedTest
    @ValueSource(strings = {"measured", "asked", "counted", "burning"})
    void aVersionThatKnowsNoLimitsReadsTheQueryAndTheCriticalThreshold(String id) {
        JsonObject json = AlertJson.write(new Alert(rule(id), Tags.NONE));
        assertThat(Monitor.parse(json.get("query").getAsString()).canonical())
                .isEqualTo(rule(id).condition().text());
        assertThat(Thresholds.critical(json.get("critical").getAsString()).critical())
                .isEqualTo(rule(id).thresholds().critical());
    }

    private static AlertRule earlier(String members) {
        return AlertJson.read(
                        JsonParser.parseString("{\"rule\": \"r\", \"group\": [], \"title\": \"T\", " + members + "}")
                                .getAsJsonObject(),
                        NOTHING)
                .rule();
    }

    @Test
    void whatAnEarlierVersionWroteIsRead() {
        assertThat(earlier("\"query\": \"max(last_5m):max:m{*}\", \"critical\": \"> 5%\"")
                        .condition())
                .isEqualTo(new Condition.Stranger(
                        "max(last_5m):max:m{*}", Duration.ZERO, Thresholds.critical("> 5%"), false));
        assertThat(earlier("\"query\": \"max(last_5m):max:m{*}\"").thresholds().critical())
                .isPresent();
        assertThat(earlier("\"query\": \"a && b\", \"critical\": \">= critical\"")
                        .condition()
                        .text())
                .isEqualTo("a && b");
        assertThat(earlier("\"query\": \"q\", \"team\": \"career\"").ownership().team())
                .isEqualTo(Optional.of("career"));
    }

    @Test
    void limitsThatThisVersionCannotReadAreUnreadable() {
        assertThatThrownBy(() -> earlier("\"query\": \"q\", \"limits\": {}"))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("this instance knows no rule \"r\"");
    }
}
