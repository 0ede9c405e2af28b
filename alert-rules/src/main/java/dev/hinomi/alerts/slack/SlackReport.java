package dev.hinomi.alerts.slack;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether Slack will take what rules want to say, and what to do where it will not.
 *
 * @param checks what was looked at, in order
 */
public record SlackReport(List<Check> checks) {

    /** Takes its own copy. */
    public SlackReport {
        checks = List.copyOf(checks);
    }

    /** How a check ended. */
    public enum Result {
        /** It is as it should be. */
        GOOD,
        /** Messages arrive, but not as they should. */
        DOUBTFUL,
        /** Messages do not arrive. */
        BAD,
        /** Nobody knows: Slack did not answer, or there was no time. */
        UNKNOWN
    }

    /**
     * One thing that was looked at.
     *
     * @param subject what, such as {@code channel #career-alerts}
     * @param result how it ended
     * @param words what was found
     * @param remedy what to do about it; empty when there is nothing to do
     */
    public record Check(String subject, Result result, String words, String remedy) {

        static Check good(String subject, String words) {
            return new Check(subject, Result.GOOD, words, "");
        }

        @Override
        public String toString() {
            return result + " " + subject + ": " + words + (remedy.isEmpty() ? "" : ". " + remedy + ".");
        }
    }

    /** Whether nothing is known that keeps a message from arriving. */
    public boolean isUsable() {
        return checks.stream().noneMatch(check -> check.result() == Result.BAD);
    }

    /** One line for each check. */
    @Override
    public String toString() {
        return checks.stream().map(Check::toString).collect(Collectors.joining("\n"));
    }
}
