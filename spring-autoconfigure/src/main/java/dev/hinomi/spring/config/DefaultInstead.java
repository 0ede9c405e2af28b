package dev.hinomi.spring.config;

import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.config.Problems;
import dev.hinomi.observability.config.Reading;
import dev.hinomi.observability.datadog.Compression;
import dev.hinomi.observability.logs.settings.LogMode;
import dev.hinomi.observability.logs.settings.LogSetting;
import dev.hinomi.observability.metrics.DistributionMode;
import dev.hinomi.observability.metrics.MetricMode;
import dev.hinomi.observability.metrics.wire.SeriesForm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.unit.DataSize;

/** Lets the default stand in for a value that cannot be used, and notes why. */
final class DefaultInstead extends AbstractBindHandler {

    private static final Set<String> SECRETS = Set.of(
            "hinomi.alerts.elsewhere.webhook",
            "hinomi.alerts.webhook-secret",
            "hinomi.datadog.api-key",
            "hinomi.datadog.application-key",
            "hinomi.slack.app-token",
            "hinomi.slack.token",
            "hinomi.slack.webhook-url");
    private static final Set<String> ADDRESSES =
            Set.of("hinomi.datadog.url", "hinomi.slack.api-url", "hinomi.traces.pages-url");
    private static final Map<Class<?>, String> KINDS = Map.ofEntries(
            Map.entry(boolean.class, "true or false"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(Duration.class, "a duration such as 10s"),
            Map.entry(DataSize.class, "a size such as 16MB"),
            Map.entry(URI.class, "an address that starts with http:// or https://"),
            Map.entry(Compression.class, LogSetting.COMPRESSION.accepted().words()),
            Map.entry(LogMode.class, LogSetting.MODE.accepted().words()),
            Map.entry(MetricMode.class, AcceptedRange.of("hinomi.metrics.mode").words()),
            Map.entry(SeriesForm.class, AcceptedRange.of("hinomi.metrics.api").words()),
            Map.entry(
                    DistributionMode.class,
                    AcceptedRange.of("hinomi.metrics.distributions").words()),
            Map.entry(HinomiProperties.StoreType.class, "memory or jdbc"));
    private static final String ACTION =
            "Its default is used; docs/configuration.md lists every property with its range";

    private final Problems problems;

    DefaultInstead(Problems problems) {
        this.problems = problems;
    }

    @Override
    public @Nullable Object onSuccess(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
        if (result instanceof List<?> items) {
            return LogSetting.ofProperty(name.toString())
                    .<Object>map(list -> usable(list, items, context.getConfigurationProperty()))
                    .orElse(result);
        }
        AcceptedRange range = AcceptedRange.of(name.toString());
        if (range.accepted().test(result)) {
            return result;
        }
        ConfigurationProperty property = context.getConfigurationProperty();
        problems.add(
                property == null || !property.getName().equals(name)
                        ? Problem.of(name.toString(), "must be " + range.words(), ACTION)
                                .withValue(result)
                        : problem(property, "must be " + range.words() + unitMissing(property, result)));
        return null;
    }

    /** Of a list the items that can be used, in their order; those that cannot are told. */
    private Object usable(LogSetting<?> list, List<?> items, @Nullable ConfigurationProperty property) {
        Reading<?> reading =
                list.accepted().read(items.stream().map(String::valueOf).toList());
        reading.problem(list.property(), list.accepted().words())
                .map(problem -> property == null ? problem : problem.at(ConfigurationReader.origin(property)))
                .ifPresent(problems::add);
        Object value = reading.value().orElse(null);
        return value instanceof List<?> usable
                ? usable.stream().map(String::valueOf).toList()
                : List.of();
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
        problems.add(
                problem(property, "cannot be read as " + kind(target.getType().resolve(Object.class))));
        return null;
    }

    private static String kind(Class<?> type) {
        return KINDS.getOrDefault(type, "a " + type.getSimpleName());
    }

    /** Spring reads a bare number as milliseconds, and hardly anybody means them. */
    private static String unitMissing(ConfigurationProperty property, Object result) {
        String written = property.getValue().toString().strip();
        boolean bare = result instanceof Duration && written.chars().allMatch(Character::isDigit);
        return bare ? "; a number without a unit is milliseconds, seconds are " + written + "s" : "";
    }

    private static Problem problem(ConfigurationProperty property, String complaint) {
        String name = property.getName().toString();
        Problem problem = Problem.of(name, complaint, ACTION).at(ConfigurationReader.origin(property));
        if (SECRETS.contains(name)) {
            return problem.withSecret();
        }
        return ADDRESSES.contains(name)
                ? problem.withAddress(property.getValue().toString())
                : problem.withValue(property.getValue());
    }
}
