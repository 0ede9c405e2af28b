package dev.hinomi.alerts.testing;

import dev.hinomi.alerts.spec.LoadedTests;
import dev.hinomi.alerts.spec.RuleProblem;
import dev.hinomi.alerts.spec.RuleTestFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Tests of rules as dynamic tests of JUnit Jupiter, 5.11 and newer:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> rules() {
 *     return RuleTests.in("src/test/resources/hinomi");
 * }
 * }</pre>
 *
 * <p>Each file is a container, each of its tests one test that fails with all of its mismatches. Needs {@code junit-jupiter-api}
 * where it is used; nothing else in this library does.
 */
public final class RuleTests {

    /** How a file with tests of rules must end to be found in a folder. */
    public static final String SUFFIX = ".test.yml";

    private RuleTests() {}

    /** The tests of every file below the folder, by its path from where the build runs. */
    public static Stream<DynamicNode> in(String folder) {
        return in(Path.of(folder));
    }

    /**
     * The tests of every file below the folder whose name ends with {@value #SUFFIX}.
     *
     * @throws IllegalArgumentException when there is none: a build that tests nothing must not pass
     */
    public static Stream<DynamicNode> in(Path folder) {
        List<Path> files = files(folder);
        if (files.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no file that ends with " + SUFFIX + " below " + folder.toAbsolutePath());
        }
        return files.stream().map(RuleTests::of);
    }

    /** The tests of one file. */
    public static DynamicNode of(Path file) {
        URI source = file.toUri();
        LoadedTests loaded = RuleTestFile.read(file);
        Stream<DynamicTest> tests = loaded.hasErrors()
                ? Stream.of(DynamicTest.dynamicTest("can be read", source, () -> fail(problems(loaded))))
                : loaded.tests().stream()
                        .map(test -> DynamicTest.dynamicTest(test.name(), at(source, test.place()), () -> {
                            TestResult result = RuleTestRun.run(loaded.rules(), test);
                            if (!result.isPassed()) {
                                fail(result.report());
                            }
                        }));
        return DynamicContainer.dynamicContainer(loaded.file(), source, tests);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder cannot be read: " + folder, failure);
        }
    }

    private static String problems(LoadedTests loaded) {
        return loaded.problems().stream().map(RuleProblem::toString).collect(Collectors.joining("\n"));
    }

    /** So that a development environment opens the file at the test; places end with line and column. */
    private static URI at(URI source, String place) {
        String[] parts = place.split(":", -1);
        return URI.create(source + "?line=" + parts[parts.length - 2] + "&column=" + parts[parts.length - 1]);
    }

    private static void fail(String report) {
        throw new AssertionError("\n" + report);
    }
}
