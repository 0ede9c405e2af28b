package dev.hinomi.alerts.testing;

import dev.hinomi.alerts.spec.Expectation;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.LoadedTests;
import dev.hinomi.alerts.spec.TestCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Runs tests of rules, with the engine that a process runs and in virtual time. Needs no JUnit. */
public final class RuleTestRun {

    private RuleTestRun() {}

    /**
     * Every test's result, in the file's order.
     *
     * @throws IllegalArgumentException when the file has errors, which are to be reported instead
     */
    public static List<TestResult> of(LoadedTests tests) {
        if (tests.hasErrors()) {
            throw new IllegalArgumentException(tests.file() + " has errors: report its problems instead of running it");
        }
        return tests.tests().stream().map(test -> run(tests.rules(), test)).toList();
    }

    static TestResult run(LoadedRules rules, TestCase test) {
        Trial trial = new Trial(rules, test.clock(), test.series(), test.events());
        Judge judge = new Judge(trial);
        List<Expectation> all = test.expectations();
        Duration end = all.stream().map(RuleTestRun::time).reduce(trial.length(), RuleTestRun::later);
        Map<Integer, List<Mismatch>> mismatches = new TreeMap<>();
        IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparing(index -> isOpen(all.get(index)) ? end : time(all.get(index))))
                .forEach(index -> {
                    trial.runUntil(isOpen(all.get(index)) ? end : time(all.get(index)));
                    mismatches.put(index, judge.judge(all.get(index)));
                });
        List<Mismatch> inOrder = new ArrayList<>();
        mismatches.values().forEach(inOrder::addAll);
        return new TestResult(test, inOrder);
    }

    private static boolean isOpen(Expectation expectation) {
        return expectation instanceof Expectation.Course course
                && course.until().isEmpty();
    }

    private static Duration time(Expectation expectation) {
        return expectation instanceof Expectation.Moment moment
                ? moment.at()
                : ((Expectation.Course) expectation).until().orElse(Duration.ZERO);
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
