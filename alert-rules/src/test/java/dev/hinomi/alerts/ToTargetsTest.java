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
import java.util.concurrent.atomic.AtomicReference;
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

    private final AtomicReference<Directory> directory =
            new AtomicReference<>(Directory.of(RULES.ruleSet(), RULES.targets()));
    private final List<String> told = new ArrayList<>();
    private final ToTargets listener = new ToTargets(directory, (target, alert, transition) -> {
        boolean fleet = directory.get().fleetWide().contains(alert.rule().id());
        told.add(target.name() + (fleet ? " of the fleet" : " of this instance"));
    });

    private static Alert gone(String rule, boolean fleetWide) {
        return new Alert(
                AlertRule.builder(rule, Condition.Stranger.of("q", fleetWide)).build(), Tags.NONE);
    }

    @Test
    void whatARuleSeesIsOwedToItsTarget() {
        RULES.rules().forEach(rule -> listener.attended(new Alert(rule, Tags.NONE), ENDED));
        assertThat(told).containsExactly("one of this instance", "two of the fleet");
    }

    @Test
    void theEndOfARuleThatIsGoneIsOwedToAllForItsTargetIsNotKnown() {
        listener.attended(gone("gone", false), ENDED);
        assertThat(told).containsExactlyInAnyOrder("one of this instance", "two of this instance");
    }

    @Test
    void theEndOfARuleBelongsToWhatTheRuleBelongedTo() {
        Directory before = directory.get();
        listener.attended(gone("gone", true), ENDED);
        listener.attended(gone("own", true), ENDED);
        assertThat(told).hasSize(4).allMatch(each -> each.endsWith("of the fleet"));
        told.clear();
        listener.attended(gone("fleet", false), ENDED);
        assertThat(told).hasSize(2).allMatch(each -> each.endsWith("of this instance"));
        assertThat(directory.get()).isEqualTo(before);
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
        assertThat(Directory.of(next, turned.targets()).and(directory.get()).fleetWide())
                .containsExactlyInAnyOrder("fleet", "new");
    }
}
