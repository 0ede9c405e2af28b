package dev.hinomi.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.alerts.spec.LoadedTests;
import dev.hinomi.alerts.spec.RuleProblem;
import dev.hinomi.alerts.spec.RuleTestFile;
import dev.hinomi.alerts.testing.Mismatch;
import dev.hinomi.alerts.testing.RuleTestRun;
import dev.hinomi.alerts.testing.TestResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs tests of rules. */
@Command(
        name = "test",
        description = "Runs tests of rules in virtual time: rules.test.yml, and what ends with .test.yml in folders.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

    private static final String SUFFIX = ".test.yml";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files with tests, or folders.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "One JSON object per test on a line.")
    private boolean json;

    private int passed;
    private int failed;
    private int unreadable;

    /** 0 when every test passes. */
    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        for (Path file : found(command)) {
            run(file, out);
        }
        if (!json) {
            out.println();
            out.println(Counted.of(passed + failed, "test") + ", " + failed + " failed"
                    + (unreadable == 0 ? "" : ", " + Counted.of(unreadable, "file") + " not run"));
        }
        return failed + unreadable == 0 ? 0 : Hinomi.PROBLEMS;
    }

    private List<Path> found(CommandSpec command) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                try (Stream<Path> below = Files.walk(file)) {
                    below.filter(path -> path.toString().endsWith(SUFFIX))
                            .sorted()
                            .forEach(all::add);
                }
            } else {
                all.add(RulesOption.existing(command, file));
            }
        }
        if (all.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), "There is no file that ends with " + SUFFIX + " there.");
        }
        return all;
    }

    private void run(Path file, PrintWriter out) {
        LoadedTests tests = RuleTestFile.read(file);
        if (!json) {
            out.println(file);
        }
        if (tests.hasErrors()) {
            unreadable++;
            tests.problems().forEach(problem -> unreadable(file, problem, out));
        } else {
            RuleTestRun.of(tests).forEach(result -> tell(file, result, out));
        }
    }

    private void unreadable(Path file, RuleProblem problem, PrintWriter out) {
        if (json) {
            JsonObject line = new JsonObject();
            line.addProperty("file", file.toString());
            line.addProperty("problem", problem.toString());
            new JsonLines(out).write(line);
        } else {
            out.println("  " + problem);
        }
    }

    private void tell(Path file, TestResult result, PrintWriter out) {
        if (result.isPassed()) {
            passed++;
        } else {
            failed++;
        }
        if (json) {
            new JsonLines(out).write(json(file, result));
        } else {
            out.println((result.isPassed() ? "  ok    " : "  FAIL  ")
                    + result.test().name());
            result.report().lines().forEach(line -> out.println("        " + line));
        }
    }

    private static JsonObject json(Path file, TestResult result) {
        JsonObject line = new JsonObject();
        line.addProperty("file", file.toString());
        line.addProperty("test", result.test().name());
        line.addProperty("place", result.test().place());
        line.addProperty("passed", result.isPassed());
        JsonArray mismatches = new JsonArray();
        for (Mismatch mismatch : result.mismatches()) {
            JsonObject object = new JsonObject();
            object.addProperty("place", mismatch.place());
            object.addProperty("subject", mismatch.subject());
            object.addProperty("expected", mismatch.expected().strip());
            object.addProperty("actual", mismatch.actual().strip());
            mismatches.add(object);
        }
        line.add("mismatches", mismatches);
        return line;
    }
}
