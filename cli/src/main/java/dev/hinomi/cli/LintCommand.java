package dev.hinomi.cli;

import com.google.gson.JsonObject;
import dev.hinomi.alerts.spec.Lint;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.spec.RuleProblem;
import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.metrics.catalogue.CatalogueJson;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads rule files and says everything that is wrong with them, or hardly meant. */
@Command(
        name = "lint",
        description = "Says everything that is wrong in rule files, and what is allowed and still hardly meant.",
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Rule files, or Datadog monitors as .json.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object per finding on a line.")
    private boolean json;

    @Option(names = "--strict", description = "Warnings count as errors.")
    private boolean strict;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "The metrics that the service declares, " + CatalogueJson.RESOURCE
                    + ": names that are not in it are found.")
    private @Nullable Path catalogue;

    @Option(
            names = "--step",
            paramLabel = "TIME",
            defaultValue = "10s",
            converter = StepConverter.class,
            description = "The time between two evaluations. Default: ${DEFAULT-VALUE}.")
    private Duration step = Duration.ofSeconds(10);

    @Mixin
    private VariablesOption variables = new VariablesOption();

    /** 0 when there is no error and, with {@code --strict}, no warning. */
    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        MetricCatalogue known = catalogue(command);
        files.forEach(file -> RulesOption.existing(command, file));
        int rules = 0;
        List<RuleProblem> all = new ArrayList<>();
        for (Path file : files) {
            LoadedRules loaded = RuleFile.read(file, variables.values());
            rules += loaded.rules().size() + loaded.datadogOnly().size();
            all.addAll(loaded.problems());
            all.addAll(Lint.of(loaded, known, step));
        }
        all.forEach(problem -> tell(problem, out));
        long errors = all.stream()
                .filter(problem -> problem.level() == RuleProblem.Level.ERROR)
                .count();
        if (!json) {
            out.println(Counted.of(files.size(), "file") + ", " + Counted.of(rules, "rule") + ": "
                    + Counted.of(errors, "error") + ", " + Counted.of(all.size() - errors, "warning"));
        }
        return errors > 0 || (strict && !all.isEmpty()) ? Hinomi.PROBLEMS : 0;
    }

    private MetricCatalogue catalogue(CommandSpec command) throws IOException {
        if (catalogue == null) {
            return MetricCatalogue.of();
        }
        Path file = RulesOption.existing(command, catalogue);
        try {
            return CatalogueJson.read(Files.readString(file), file.toString());
        } catch (IllegalArgumentException broken) {
            throw new ParameterException(command.commandLine(), String.valueOf(broken.getMessage()), broken);
        }
    }

    private void tell(RuleProblem found, PrintWriter out) {
        if (!json) {
            out.println(found);
            return;
        }
        Problem problem = found.problem();
        JsonObject line = new JsonObject();
        line.addProperty("level", found.level().name().toLowerCase(Locale.ROOT));
        line.addProperty("place", problem.origin());
        line.addProperty("path", problem.property());
        line.addProperty("value", problem.value());
        line.addProperty("complaint", problem.complaint());
        line.addProperty("action", problem.action());
        new JsonLines(out).write(line);
    }
}
