package dev.hinomi.cli;

import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that read one rule file. */
final class RulesOption {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--rules", required = true, paramLabel = "FILE", description = "The rule file.")
    private @Nullable Path file;

    @Mixin
    private VariablesOption variables = new VariablesOption();

    /** The rules, with every problem told; empty when there is an error. */
    Optional<LoadedRules> load(PrintWriter err) {
        LoadedRules rules = RuleFile.read(existing(spec, file), variables.values());
        rules.problems().forEach(err::println);
        return rules.hasErrors() ? Optional.empty() : Optional.of(rules);
    }

    /** The file, if it is one: a command that names another was called wrongly. */
    static Path existing(@Nullable CommandSpec spec, @Nullable Path file) {
        if (spec == null || file == null) {
            throw new IllegalStateException("options are read after the command line was parsed");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), "There is no file " + file + " that can be read.");
        }
        return file;
    }
}
