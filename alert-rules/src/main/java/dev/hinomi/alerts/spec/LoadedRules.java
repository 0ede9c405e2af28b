package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.oncall.NamedSchedule;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.DatadogRule;
import dev.hinomi.alerts.rule.RuleSet;
import dev.hinomi.alerts.rule.Silence;
import dev.hinomi.observability.config.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /** The same without the rules for which Datadog would have to be asked, where nobody can ask it: each is a warning. */
    public LoadedRules withoutAsking() {
        List<AlertRule> asking = rules.stream()
                .filter(rule -> rule.condition() instanceof Condition.Asked)
                .toList();
        if (asking.isEmpty()) {
            return this;
        }
        List<DatadogRule> unwatched = new ArrayList<>(datadogOnly);
        List<RuleProblem> more = new ArrayList<>(problems);
        for (AlertRule rule : asking) {
            rule.queries().forEach(query -> unwatched.add(new DatadogRule(rule.id(), rule.title(), query)));
            more.add(new RuleProblem(RuleProblem.Level.WARNING, unasked("rules." + rule.id())));
        }
        List<AlertRule> left =
                rules.stream().filter(rule -> !asking.contains(rule)).toList();
        return new LoadedRules(left, unwatched, targets, silences, places, more, onCall);
    }

    private Problem unasked(String rule) {
        Problem problem = Problem.of(
                rule + ".evaluate",
                "Datadog is not asked: that takes an API key and an application key",
                "Set DD_API_KEY and DD_APP_KEY, or write evaluate: datadog; nothing watches it here");
        return Stream.of(rule + ".evaluate", rule)
                .filter(places::containsKey)
                .findFirst()
                .map(known -> problem.at(places.getOrDefault(known, known)))
                .orElse(problem);
    }

    /** The same with these problems too. */
    public LoadedRules and(List<RuleProblem> further) {
        List<RuleProblem> all = new ArrayList<>(problems);
        all.addAll(further);
        return new LoadedRules(rules, datadogOnly, targets, silences, places, all, onCall);
    }

    /** What is evaluated; not the whole when something was left out because of an error. */
    public RuleSet ruleSet() {
        return new RuleSet(rules, silences, !hasErrors());
    }

    /** Whether some part was left out. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.level() == RuleProblem.Level.ERROR);
    }
}
