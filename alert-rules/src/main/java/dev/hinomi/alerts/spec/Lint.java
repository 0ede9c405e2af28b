package dev.hinomi.alerts.spec;

import dev.hinomi.alerts.notify.Destination;
import dev.hinomi.alerts.notify.NotifyTarget;
import dev.hinomi.alerts.oncall.NamedSchedule;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.BurnWindow;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.Severity;
import dev.hinomi.alerts.rule.Silence;
import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what is allowed in a rule file and still hardly meant: a rule without an owner, a threshold that nothing can cross, a
 * window that holds one point. For the build of a service; at run time nobody would read it.
 */
public final class Lint {

    private final LoadedRules rules;
    private final MetricCatalogue catalogue;
    private final Duration step;
    private final List<RuleProblem> found = new ArrayList<>();

    private Lint(LoadedRules rules, MetricCatalogue catalogue, Duration step) {
        this.rules = rules;
        this.catalogue = catalogue;
        this.step = step;
    }

    /**
     * What is hardly meant.
     *
     * @param rules the rules as they were read
     * @param catalogue the metrics that the service declares; an empty one knows nothing, and nothing is said about names
     * @param step the time between two evaluations
     */
    public static List<RuleProblem> of(LoadedRules rules, MetricCatalogue catalogue, Duration step) {
        Lint lint = new Lint(rules, catalogue, step);
        rules.rules().forEach(lint::rule);
        rules.silences().forEach(lint::silence);
        rules.onCall().values().forEach(lint::schedule);
        return List.copyOf(lint.found);
    }

    private void rule(AlertRule rule) {
        if (rule.ownership().team().isEmpty()) {
            add(rule, "team", "nobody owns this rule", "Add team: to the file");
        }
        if (rule.ownership().runbook().isEmpty()) {
            add(rule, "runbook", "there is no runbook", "Add runbook: to the rule, or runbooks: to the file");
        }
        people(rule);
        Duration pending = rule.timing().pendingFor();
        if (!pending.isZero() && pending.compareTo(step) < 0) {
            add(rule, "for", "it is shorter than one step of " + seconds(step), "Make it longer, or leave it out");
        }
        if (rule.condition() instanceof Condition.Measured measured) {
            Duration window = measured.window();
            if (window.compareTo(step.multipliedBy(2)) < 0) {
                add(rule, "query", "the window is shorter than two steps of " + seconds(step), "Make it longer");
            }
            new UnreachableLimit(measured)
                    .find()
                    .forEach(limit -> add(rule, limit.key(), limit.why(), "Correct the number"));
        }
        if (rule.condition() instanceof Condition.Burning burning) {
            burning.windows().forEach(window -> burn(rule, burning, window));
        }
        new MetricNames(catalogue).of(rule).forEach(name -> add(rule, name.key(), name.why(), name.remedy()));
    }

    private void people(AlertRule rule) {
        Optional<String> name = rule.ownership().target();
        if (name.isEmpty()) {
            add(rule, "notify", "no state of this rule is told to anybody", "Add notify:");
            return;
        }
        NotifyTarget target = rules.targets().get(name.get());
        boolean calls = rule.thresholds().critical().isPresent();
        if (calls
                && target != null
                && target.destination() instanceof Destination.Slack
                && target.mentions(Severity.CRITICAL).isEmpty()) {
            add(
                    rule,
                    "notify",
                    "critical calls nobody by name: the target " + name.get() + " has no mention for it",
                    "Add mention: { critical: [ \"@…\" ] } to the target");
        }
    }

    private void burn(AlertRule rule, Condition.Burning burning, BurnWindow window) {
        if (window.burn().compareTo(burning.objective().fastest()) >= 0) {
            add(
                    rule,
                    "windows",
                    "a burn rate of " + window.burn().toPlainString()
                            + " is impossible: nothing but errors burn at "
                            + burning.objective().fastest().stripTrailingZeros().toPlainString(),
                    "Lower it, or the target");
        }
    }

    private void silence(Silence silence) {
        List<String> wanted = silence.match().getOrDefault("rule", List.of("*"));
        Silence byName = new Silence(silence.id(), silence.why(), Map.of("rule", wanted), silence.schedule());
        boolean about = rules.rules().stream().anyMatch(rule -> byName.isAbout(Map.of("rule", rule.id())));
        if (!about) {
            String path = "silences." + silence.id();
            add(path + ".match", List.of(path + ".match", path), "it is about no rule of this file", "Correct rule:");
        }
    }

    private void schedule(NamedSchedule schedule) {
        if (schedule.fallback().isEmpty()) {
            String path = "on_call." + schedule.name();
            add(
                    path + ".fallback",
                    List.of(path),
                    "when nobody is on call, or nobody can be found, nobody is called",
                    "Add fallback:");
        }
    }

    private void add(AlertRule rule, String key, String complaint, String action) {
        String section = rule.condition() instanceof Condition.Burning ? "slo." : "rules.";
        String path = section + rule.id();
        add(path + "." + key, List.of(path + "." + key, path), complaint, action);
    }

    private void add(String path, List<String> paths, String complaint, String action) {
        Problem problem = Problem.of(path, complaint, action);
        found.add(new RuleProblem(
                RuleProblem.Level.WARNING,
                paths.stream()
                        .filter(rules.places()::containsKey)
                        .findFirst()
                        .map(known -> rules.places().getOrDefault(known, known))
                        .map(problem::at)
                        .orElse(problem)));
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
