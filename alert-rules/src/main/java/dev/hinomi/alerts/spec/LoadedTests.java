package dev.hinomi.alerts.spec;

import java.util.List;

/**
 * What a file with tests of rules came to. With a problem that is an error nothing of it should be run.
 *
 * @param file its name
 * @param rules the rules that are tested
 * @param tests the tests, in the file's order
 * @param problems everything that is wrong in it or in the rules
 */
public record LoadedTests(String file, LoadedRules rules, List<TestCase> tests, List<RuleProblem> problems) {

    /** Takes its own copies. */
    public LoadedTests {
        tests = List.copyOf(tests);
        problems = List.copyOf(problems);
    }

    /** Whether some part could not be read. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.level() == RuleProblem.Level.ERROR);
    }
}
