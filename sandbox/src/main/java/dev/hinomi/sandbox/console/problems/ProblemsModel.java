package dev.hinomi.sandbox.console.problems;

import dev.hinomi.sandbox.console.page.Address;
import dev.hinomi.sandbox.console.page.Extent;
import dev.hinomi.sandbox.store.Problem;
import java.util.List;

/**
 * What the Problems page shows.
 *
 * @param extent how much is shown
 * @param groups the broken rules by how often
 * @param rows the findings, newest first
 * @param filtered what the list is filtered by; empty when it is not
 */
public record ProblemsModel(Extent extent, List<Group> groups, List<Problem> rows, String filtered) {

    /**
     * A rule that was broken.
     *
     * @param signal what kind of payload broke it
     * @param rule its name
     * @param count how often
     * @param address the page filtered by it
     */
    public record Group(String signal, String rule, int count, Address address) {}
}
