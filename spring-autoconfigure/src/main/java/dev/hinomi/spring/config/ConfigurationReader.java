package dev.hinomi.spring.config;

import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.config.Problems;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/** Reads the {@code hinomi.*} properties from an environment. Stateless. */
public final class ConfigurationReader {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("hinomi");

    private ConfigurationReader() {}

    /** The configuration of this environment; never throws for what a user may have written. */
    public static HinomiConfiguration read(Environment environment) {
        Binder binder = Binder.get(environment);
        Problems problems = new Problems();
        HinomiProperties bound =
                binder.bindOrCreate(ROOT.toString(), Bindable.of(HinomiProperties.class), new DefaultInstead(problems));
        problems.addAll(unknownProperties(binder));
        return new HinomiConfiguration(bound, problems.all());
    }

    private static Iterable<Problem> unknownProperties(Binder binder) {
        try {
            binder.bind(
                    ROOT.toString(),
                    Bindable.of(HinomiProperties.class),
                    new NoUnboundElementsBindHandler(
                            new DefaultInstead(new Problems()), new UnboundElementsSourceFilter()));
            return Set.of();
        } catch (RuntimeException failure) {
            return unboundIn(failure).stream()
                    .filter(property -> !KnownProperties.contains(property.getName()))
                    .map(ConfigurationReader::unknown)
                    .toList();
        }
    }

    private static Set<ConfigurationProperty> unboundIn(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnboundConfigurationPropertiesException unbound) {
                return unbound.getUnboundProperties();
            }
        }
        return Set.of();
    }

    private static Problem unknown(ConfigurationProperty property) {
        String name = property.getName().toString();
        return Problem.of(name, "there is no such property", KnownProperties.advice(name))
                .at(origin(property));
    }

    /** Where a value stands, such as {@code class path resource [application.yml] - 12:9}. */
    static @Nullable String origin(ConfigurationProperty property) {
        return property.getOrigin() == null ? null : property.getOrigin().toString();
    }
}
