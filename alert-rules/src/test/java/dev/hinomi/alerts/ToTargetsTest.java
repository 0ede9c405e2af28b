package dev.hinomi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.outbox.Directory;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.RuleSet;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Incident;
import dev.hinomi.alerts.state.Reason;
import dev.hinomi.alerts.state.Status;
import dev.hinomi.alerts.state.Telling;
import dev.hinomi.alerts.state.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ToTargetsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final LoadedRules RULES = RuleFile.read("rules.yml", """
            rules:
              - { id: own, notify: one, query: "max(last_1m):max:m{*} > 5" }
              - { id: fleet, notify: two, evaluate: fleet, query: "max(last_1m):max:m{*} > 5" }
            notify: { one: { slack: "#one" }, two: { slack: "#two" } }
            """);
    private static final Telling ENDED = new Telling.Now(new Transition(
            Status.FIRING,
            Status.OK,
            Reason.RULE_REMOVED,
            OptionalDouble.empty(),
            Optional.empty(),
            NOW,
            Optional.of(new Incident("id", NOW, Severity.CRITICAL))));

    private final Directory directory = Directory.of(RULES.ruleSet(), RULES.targets());
    private final List<String> told = new ArrayList<>();
    private final ToTargets listener =
            new ToTargets(() -> directory, (target, alert, transition) -> told.add(target.name()));

    @Test
    void whatARuleSeesIsOwedToItsTarget() {
        RULES.rules().forEach(rule -> listener.attended(new Alert(rule, Tags.NONE), ENDED));
        assertThat(told).containsExactly("one", "two");
    }

    @Test
    void theEndOfARuleThatIsGoneIsOwedToAllForItsTargetIsNotKnown() {
        AlertRule gone =
                AlertRule.builder("gone", Condition.Stranger.of("q", false)).build();
        listener.attended(new Alert(gone, Tags.NONE), ENDED);
        assertThat(told).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void duringAReloadEndsBelongToWhatTheyBelongedToAndNewRulesToWhatTheyBelongTo() {
        LoadedRules turned = RuleFile.read("rules.yml", """
                rules:
                  - { id: own, notify: one, evaluate: fleet, query: "max(last_1m):max:m{*} > 5" }
                  - { id: fleet, notify: two, query: "max(last_1m):max:m{*} > 5" }
                  - { id: new, notify: two, evaluate: fleet, query: "max(last_1m):max:m{*} > 5" }
                notify: { one: { slack: "#one" }, two: { slack: "#two" } }
                """);
        RuleSet next = turned.ruleSet();
        assertThat(Directory.of(next, turned.targets()).and(directory).fleetWide())
                .containsExactlyInAnyOrder("fleet", "new");
    }
}
