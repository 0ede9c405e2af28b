package dev.hinomi.alerts.events;

import dev.hinomi.alerts.spec.LoadedRules;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once, in one message, everything that is wrong in the rule files. */
public final class ProblemLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.hinomi.alerts");

    private ProblemLog() {}

    /** Logs nothing when nothing is wrong. */
    public static void log(LoadedRules rules) {
        if (!rules.problems().isEmpty()) {
            LOG.warn(
                    "{} on{}; the rule file has {}:{}{}",
                    counted(rules.rules().size(), "alert rule") + (rules.rules().size() == 1 ? " is" : " are"),
                    rules.datadogOnly().isEmpty()
                            ? ""
                            : ", " + rules.datadogOnly().size() + " can only be evaluated by Datadog",
                    counted(rules.problems().size(), "problem"),
                    System.lineSeparator(),
                    rules.problems().stream()
                            .map(problem -> "  - " + problem)
                            .collect(Collectors.joining(System.lineSeparator())));
        }
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
