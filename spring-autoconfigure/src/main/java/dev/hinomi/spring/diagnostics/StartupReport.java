package dev.hinomi.spring.diagnostics;

import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.identity.IdentityResolution;
import dev.hinomi.observability.identity.ServiceIdentity;
import java.util.List;
import java.util.stream.Collectors;

/** What is said at start, in words. Pure. */
final class StartupReport {

    private StartupReport() {}

    /** One line: who this is, then each part with what it does or why it does nothing. */
    static String line(ServiceIdentity identity, List<String> parts) {
        String unnamed = identity.service().equals(IdentityResolution.UNNAMED_SERVICE)
                ? " (no DD_SERVICE, no spring.application.name)"
                : "";
        String about = unnamed
                + identity.env().map(env -> " env:" + env).orElse("")
                + identity.version().map(version -> " version:" + version).orElse("");
        return "Hinomi watches service:" + identity.service() + about + " – " + String.join("; ", parts);
    }

    /** One message with a line for each problem. */
    static String warning(List<Problem> problems) {
        String headline = "Hinomi found " + problems.size()
                + (problems.size() == 1 ? " problem" : " problems")
                + " in its configuration; the application runs on:";
        return problems.stream()
                .map(problem -> System.lineSeparator() + "  - " + problem)
                .collect(Collectors.joining("", headline, ""));
    }
}
