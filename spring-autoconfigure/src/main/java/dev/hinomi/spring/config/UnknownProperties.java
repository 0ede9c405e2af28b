package dev.hinomi.spring.config;

import dev.hinomi.observability.config.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Finds names that were meant for us and do not exist. */
final class UnknownProperties {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("hinomi");
    private static final String VARIABLES = "HINOMI_";

    private UnknownProperties() {}

    /**
     * A problem for each. A variable of the environment is only told where it is close to one that exists: others may have
     * theirs that begin with the same word.
     */
    static List<Problem> in(Iterable<ConfigurationPropertySource> sources) {
        List<Problem> problems = new ArrayList<>();
        for (ConfigurationPropertySource source : sources) {
            if (source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource variables) {
                variables(variables).forEach(problems::add);
            } else if (source instanceof IterableConfigurationPropertySource named) {
                properties(named).forEach(problems::add);
            }
        }
        return problems.stream().distinct().toList();
    }

    private static Stream<Problem> properties(IterableConfigurationPropertySource source) {
        return source.stream()
                .filter(ROOT::isAncestorOf)
                .filter(name -> !KnownProperties.contains(name))
                .map(source::getConfigurationProperty)
                .map(UnknownProperties::unknown);
    }

    private static Problem unknown(ConfigurationProperty property) {
        String name = property.getName().toString();
        return Problem.of(name, "there is no such property", KnownProperties.advice(name))
                .at(ConfigurationReader.origin(property));
    }

    private static Stream<Problem> variables(SystemEnvironmentPropertySource source) {
        return Arrays.stream(source.getPropertyNames())
                .filter(name -> name.startsWith(VARIABLES))
                .flatMap(name -> KnownProperties.misspeltVariable(name).stream())
                .map(meant -> Problem.of(
                                meant.written(), "there is no such variable", "Did you mean " + meant.meant() + "?")
                        .at("environment variable"));
    }
}
