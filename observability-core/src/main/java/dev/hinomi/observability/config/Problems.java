package dev.hinomi.observability.config;

import java.util.ArrayList;
import java.util.List;

/** Collects problems so that all of them are reported at once. Not thread-safe: used while configuration is read. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Notes one problem. */
    public void add(Problem problem) {
        found.add(problem);
    }

    /** Notes several problems. */
    public void addAll(Iterable<Problem> problems) {
        problems.forEach(found::add);
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** The problems in the order in which they were found; a copy. */
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /**
     * Ends the reading of a configuration.
     *
     * @throws InvalidConfigurationException naming every problem, if there is any
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidConfigurationException(found);
        }
    }
}
