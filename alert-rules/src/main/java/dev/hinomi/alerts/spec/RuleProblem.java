package dev.hinomi.alerts.spec;

import dev.hinomi.observability.config.Problem;

/**
 * Something wrong in a rule file.
 *
 * @param level whether the part it stands in is left out
 * @param problem what, where, and what to do
 */
public record RuleProblem(Level level, Problem problem) {

    /** What a problem leads to. */
    public enum Level {
        /** The rule or target is left out; the others run. */
        ERROR,
        /** Nothing is left out but what this says. */
        WARNING
    }

    /** {@code file:line:column: level: …}. */
    @Override
    public String toString() {
        return (level == Level.ERROR ? "error: " : "warning: ") + problem;
    }
}
