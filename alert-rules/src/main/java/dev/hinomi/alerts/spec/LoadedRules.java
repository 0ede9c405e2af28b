package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.oncall.NamedSchedule;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.DatadogRule;
import dev.hinomi.alerts.rule.RuleSet;
import dev.hinomi.alerts.rule.Silence;
import java.util.List;
import java.util.Map;

/**
 * What a rule file came to. A file that cannot be read at all comes to no rules and one problem.
 *
 * @param rules the rules that this process evaluates, in the file's order
 * @param datadogOnly the rules that it cannot evaluate, in the file's order; each has a warning that says which part
 * @param targets who can be told, by name
 * @param silences when nobody wants to hear of some alerts
 * @param places where keys stand, such as {@code rules.api-error-rate.query} at {@code rules.yml:4:12}
 * @param problems everything that is wrong, in the file's order
 * @param onCall who is on call, by the name of the schedule
 */
public record LoadedRules(
        List<AlertRule> rules,
        List<DatadogRule> datadogOnly,
        Map<String, NotifyTarget> targets,
        List<Silence> silences,
        Map<String, String> places,
        List<RuleProblem> problems,
        Map<String, NamedSchedule> onCall) {

    /** No rules and nothing wrong. */
    public static final LoadedRules NONE = new LoadedRules(List.of(), Map.of(), List.of());

    /** Takes its own copies. */
    public LoadedRules {
        rules = List.copyOf(rules);
        datadogOnly = List.copyOf(datadogOnly);
        targets = Map.copyOf(targets);
        silences = List.copyOf(silences);
        places = Map.copyOf(places);
        problems = List.copyOf(problems);
        onCall = Map.copyOf(onCall);
    }

    /** Rules without schedules. */
    public LoadedRules(
            List<AlertRule> rules,
            List<DatadogRule> datadogOnly,
            Map<String, NotifyTarget> targets,
            List<Silence> silences,
            Map<String, String> places,
            List<RuleProblem> problems) {
        this(rules, datadogOnly, targets, silences, places, problems, Map.of());
    }

    /** Rules that this process evaluates, all of them. */
    public LoadedRules(List<AlertRule> rules, Map<String, NotifyTarget> targets, List<RuleProblem> problems) {
        this(rules, List.of(), targets, List.of(), Map.of(), problems);
    }

    /** What is evaluated. */
    public RuleSet ruleSet() {
        return new RuleSet(rules, silences);
    }

    /** Whether some part was left out. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.level() == RuleProblem.Level.ERROR);
    }
}
