package dev.hinomi.observability.logs.logback;

import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.config.Problems;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.logs.settings.LogDestination;
import dev.hinomi.observability.logs.settings.LogLine;
import dev.hinomi.observability.logs.settings.LogRoute;
import dev.hinomi.observability.logs.settings.LogSurroundings;
import dev.hinomi.observability.logs.settings.WrittenSettings;
import java.util.List;
import java.util.Optional;

/** What {@code logback.xml} says about the appender; the process's properties and variables say the rest. */
final class AppenderSettings {
    private final Elements elements;

    AppenderSettings(Elements elements) {
        this.elements = elements;
    }

    /** Where lines would go from here, with a shipping that is running unless they go nowhere. */
    Opened open() {
        WrittenSettings written = elements.logs();
        Problems problems = new Problems();
        problems.addAll(written.problems());
        Optional<Secret> key = key(problems);
        Optional<DatadogEndpoints> endpoints = DatadogEndpoints.resolve(
                elements.text("url", "hinomi.datadog.url", ""),
                elements.text("site", "hinomi.datadog.site", "DD_SITE"),
                problems);
        LogRoute route = LogRoute.choose(
                written.settings(),
                LogSurroundings.ofThisProcess().withDestination(key.isPresent(), endpoints.isPresent()));
        Optional<LogDestination> datadog = endpoints.flatMap(at -> key.map(with -> new LogDestination(at, with)));
        LogLine line = new LogLine(written.settings(), elements.identity(), LocalWarnings.standardError());
        Object target = route.isStandardOutput() ? route.way() : datadog;
        return new Opened(route, line.open(route, datadog), target, problems.all());
    }

    private Optional<Secret> key(Problems problems) {
        try {
            return Secret.ofNullable(elements.text("apiKey", "hinomi.datadog.api-key", "DD_API_KEY"));
        } catch (IllegalArgumentException unusable) {
            problems.add(Problem.of("apiKey", "cannot be a key", String.valueOf(unusable.getMessage()))
                    .withSecret());
            return Optional.empty();
        }
    }

    /**
     * What the settings came to.
     *
     * @param route where lines go
     * @param shipping what they go through; empty if nowhere
     * @param target what tells two places from each other
     * @param problems what was wrong
     */
    record Opened(LogRoute route, Optional<LogShipping> shipping, Object target, List<Problem> problems) {}
}
