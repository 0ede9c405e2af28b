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
                    "{} alert rules are on{}; the rule file has {} problem{}:{}{}",
                    rules.rules().size(),
                    rules.datadogOnly().isEmpty()
                            ? ""
                            : ", " + rules.datadogOnly().size() + " can only be evaluated by Datadog",
                    rules.problems().size(),
                    rules.problems().size() == 1 ? "" : "s",
                    System.lineSeparator(),
                    rules.problems().stream()
                            .map(problem -> "  - " + problem)
                            .collect(Collectors.joining(System.lineSeparator())));
        }
    }
}
