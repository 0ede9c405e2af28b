package dev.hinomi.spring.config;

import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.config.Problems;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** Lets the default stand in for a value that cannot be used, and notes why. */
final class DefaultInstead extends AbstractBindHandler {

    private static final Set<String> SECRETS = Set.of("hinomi.datadog.api-key", "hinomi.slack.token");
    private static final String ACTION =
            "Its default is used; docs/configuration.md lists every property with its range";

    private final Problems problems;

    DefaultInstead(Problems problems) {
        this.problems = problems;
    }

    @Override
    public @Nullable Object onSuccess(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
        ConfigurationProperty property = context.getConfigurationProperty();
        AcceptedRange range = AcceptedRange.of(name.toString());
        if (property == null || range.accepted().test(result)) {
            return result;
        }
        problems.add(problem(property, "must be " + range.words()));
        return null;
    }

    @Override
    public @Nullable Object onFailure(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) throws Exception {
        ConfigurationProperty property = context.getConfigurationProperty();
        if (property == null || !property.getName().equals(name)) {
            throw error;
        }
        if (property.getValue().toString().isBlank()) {
            return null;
        }
        Class<?> type = target.getType().resolve(Object.class);
        problems.add(problem(property, "cannot be read as a " + type.getSimpleName()));
        return null;
    }

    private static Problem problem(ConfigurationProperty property, String complaint) {
        String name = property.getName().toString();
        Problem problem = Problem.of(name, complaint, ACTION).at(ConfigurationReader.origin(property));
        return SECRETS.contains(name) ? problem.withSecret() : problem.withValue(property.getValue());
    }
}
