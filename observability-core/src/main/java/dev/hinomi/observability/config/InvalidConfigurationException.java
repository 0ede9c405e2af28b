package dev.hinomi.observability.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used; the message lists every {@link Problem} on its own line. */
public final class InvalidConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /** An exception for at least one problem. */
    public InvalidConfigurationException(List<Problem> problems) {
        super(describe(problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order in which it was found. */
    public List<Problem> problems() {
        return problems;
    }

    private static String describe(List<Problem> problems) {
        String headline = problems.size() == 1
                ? "The configuration has 1 problem:"
                : "The configuration has " + problems.size() + " problems:";
        return problems.stream()
                .map(problem -> "  - " + problem)
                .collect(Collectors.joining(System.lineSeparator(), headline + System.lineSeparator(), ""));
    }
}
