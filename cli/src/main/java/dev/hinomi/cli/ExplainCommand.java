package dev.hinomi.cli;

import dev.hinomi.alerts.backtest.Backtest;
import dev.hinomi.alerts.backtest.Explanation;
import dev.hinomi.alerts.backtest.Grid;
import dev.hinomi.alerts.backtest.History;
import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.query.NearestWord;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.cli.csv.CsvTime;
import dev.hinomi.cli.explain.ExplanationJson;
import dev.hinomi.cli.explain.ExplanationText;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why a rule did or did not fire at a time. */
@Command(
        name = "explain",
        description = "Says why a rule did or did not fire at a time, over recorded series.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private static final int MOST_GROUPS = 10;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "RULE", description = "The rule's id.")
    private String id = "";

    @Option(
            names = "--at",
            required = true,
            paramLabel = "TIME",
            description = "When: 2026-11-23T09:00:00Z, or seconds since the epoch.")
    private String at = "";

    @Option(
            names = "--group",
            paramLabel = "TAGS",
            description =
                    "One group of the rule, such as uri:/jobs,method:get. Default: all, at most " + MOST_GROUPS + ".")
    private @Nullable String group;

    @Option(names = "--json", description = "One JSON object per group on a line.")
    private boolean json;

    @Mixin
    private RulesOption rulesOption = new RulesOption();

    @Mixin
    private SeriesOption seriesOption = new SeriesOption();

    /** 0 when there is something to explain. */
    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter err = command.commandLine().getErr();
        Instant moment = moment(command);
        Optional<LoadedRules> rules = rulesOption.load(err);
        if (rules.isEmpty()) {
            return Hinomi.PROBLEMS;
        }
        checkRule(rules.get(), command);
        Optional<History> history = seriesOption.load(rules.get(), err);
        if (history.isEmpty()) {
            return Hinomi.PROBLEMS;
        }
        Grid grid = seriesOption.grid(history.get());
        if (moment.isBefore(grid.start())) {
            throw new ParameterException(
                    command.commandLine(),
                    "--at " + at + " lies before the first point, which is at " + grid.start() + ".");
        }
        history.get()
                .last()
                .filter(moment::isAfter)
                .ifPresent(
                        last -> err.println("note: the last point is at " + last + ", and after it there are no data"));
        EventRules.notes(rules.get().rules().stream()
                        .filter(rule -> rule.id().equals(id))
                        .toList())
                .forEach(err::println);
        Backtest backtest = new Backtest(rules.get(), history.get(), grid, AlertListener.NO_OP);
        backtest.runUntil(moment);
        return tell(backtest, command);
    }

    private Instant moment(CommandSpec command) {
        try {
            return Instant.ofEpochMilli(CsvTime.parse(at));
        } catch (IllegalArgumentException problem) {
            throw new ParameterException(command.commandLine(), "Invalid --at: " + problem.getMessage(), problem);
        }
    }

    private void checkRule(LoadedRules rules, CommandSpec command) {
        List<String> ids = rules.rules().stream().map(AlertRule::id).toList();
        if (!ids.contains(id)) {
            boolean elsewhere =
                    rules.datadogOnly().stream().anyMatch(rule -> rule.id().equals(id));
            throw new ParameterException(
                    command.commandLine(),
                    elsewhere
                            ? "Only Datadog can evaluate the rule \"" + id + "\"."
                            : "There is no rule \"" + id + "\". "
                                    + NearestWord.to(id, ids)
                                            .map(nearest -> "Did you mean \"" + nearest + "\"?")
                                            .orElse("There are: " + String.join(", ", ids)));
        }
    }

    private int tell(Backtest backtest, CommandSpec command) {
        List<Tags> groups = new ArrayList<>(backtest.situations(id).keySet());
        if (group != null) {
            Tags wanted = new Tags(List.of(group.split(",")));
            if (!groups.contains(wanted)) {
                throw new ParameterException(
                        command.commandLine(),
                        "No series of the group " + wanted + " was seen until then. "
                                + (groups.isEmpty() ? "There is no group." : "There are: " + groups));
            }
            groups = List.of(wanted);
        }
        PrintWriter out = command.commandLine().getOut();
        if (groups.isEmpty()) {
            command.commandLine()
                    .getErr()
                    .println("No series of a group of " + id + " was seen until then: it cannot fire.");
        }
        int shown = 0;
        for (Tags one : groups.subList(0, Math.min(MOST_GROUPS, groups.size()))) {
            Explanation explanation = backtest.explain(id, one).orElseThrow();
            if (json) {
                new JsonLines(out).write(ExplanationJson.of(explanation));
            } else {
                if (shown++ > 0) {
                    out.println();
                }
                ExplanationText.of(explanation).forEach(out::println);
            }
        }
        if (groups.size() > MOST_GROUPS) {
            command.commandLine()
                    .getErr()
                    .println("… and " + (groups.size() - MOST_GROUPS) + " more groups: name one with --group");
        }
        return 0;
    }
}
