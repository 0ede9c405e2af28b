package dev.hinomi.cli;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.hinomi.alerts.backtest.Backtest;
import dev.hinomi.alerts.backtest.Grid;
import dev.hinomi.alerts.backtest.History;
import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.spec.Durations;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Transition;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs rules over recorded series and says what they would have done. */
@Command(
        name = "simulate",
        description = {
            "Runs rules over recorded series, and says what they would have done.",
            "Every change of state is a JSON object on a line of standard output; how often each rule would have"
                    + " called someone stands on standard error."
        },
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

    private static final int PARTS = 100;

    private final boolean terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private RulesOption rulesOption = new RulesOption();

    @Mixin
    private SeriesOption seriesOption = new SeriesOption();

    SimulateCommand(boolean terminal) {
        this.terminal = terminal;
    }

    /** 0 when rules and series could be read, whatever the rules made of them. */
    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter err = command.commandLine().getErr();
        Optional<LoadedRules> rules = rulesOption.load(err);
        if (rules.isEmpty()) {
            return Hinomi.PROBLEMS;
        }
        Optional<History> history = seriesOption.load(rules.get(), err);
        history.ifPresent(series -> simulate(rules.get(), series, command));
        return history.isPresent() ? 0 : Hinomi.PROBLEMS;
    }

    private void simulate(LoadedRules rules, History history, CommandSpec command) {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        Tally tally = new Tally(rules.rules());
        Grid grid = seriesOption.grid(history);
        Backtest backtest = new Backtest(
                rules, history, grid, AlertListener.all(List.of(tally, new TransitionLines(new JsonLines(out)))));
        Instant end = grid.atOrAfter(history.last().orElseThrow());
        Duration all = Duration.between(grid.start(), end);
        Progress progress = new Progress(err, terminal);
        for (int part = 1; part <= PARTS; part++) {
            backtest.runUntil(grid.start().plus(all.multipliedBy(part).dividedBy(PARTS)));
            progress.at(part, PARTS);
        }
        progress.end();
        out.flush();
        tally.add(backtest.messages());
        err.println(grid.start() + " to " + end + " in steps of " + Durations.format(grid.step()) + ": "
                + Counted.of(all.dividedBy(grid.step()) + 1, "step") + ", "
                + Counted.of(rules.rules().size(), "rule") + ", "
                + history.series().size() + " series, "
                + Counted.of(history.points(), "point"));
        tally.table().forEach(err::println);
        EventRules.notes(rules.rules()).forEach(err::println);
    }

    private record TransitionLines(JsonLines out) implements AlertListener {
        @Override
        public void transitioned(Alert alert, Transition transition) {
            JsonObject line = new JsonObject();
            line.addProperty("at", transition.at().toString());
            line.addProperty("rule", alert.rule().id());
            line.addProperty("group", alert.group().toString());
            line.addProperty("from", transition.from().name());
            line.addProperty("to", transition.to().name());
            line.add(
                    "value",
                    transition.value().isPresent()
                            ? new JsonPrimitive(transition.value().getAsDouble())
                            : JsonNull.INSTANCE);
            line.addProperty(
                    "threshold", transition.threshold().map(Threshold::toString).orElse(null));
            line.addProperty("reason", transition.reason().key());
            out.write(line);
        }
    }
}
