package dev.hinomi.alerts.testing;

import dev.hinomi.alerts.spec.TestCase;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a test came to.
 *
 * @param test the test
 * @param mismatches everything that happened otherwise than expected, in the file's order
 */
public record TestResult(TestCase test, List<Mismatch> mismatches) {

    /** Takes its own copy. */
    public TestResult {
        mismatches = List.copyOf(mismatches);
    }

    /** Whether all happened as expected. */
    public boolean isPassed() {
        return mismatches.isEmpty();
    }

    /** Every mismatch on lines of its own. */
    public String report() {
        return mismatches.stream().map(Mismatch::toString).collect(Collectors.joining("\n"));
    }
}
