package dev.hinomi.spring.config;

import dev.hinomi.observability.config.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/** Reads the {@code hinomi.*} properties from an environment. Stateless. */
public final class ConfigurationReader {

    private ConfigurationReader() {}

    /** The configuration of this environment; never throws for what a user may have written. */
    public static HinomiConfiguration read(Environment environment) {
        Problems problems = new Problems();
        HinomiProperties bound = Binder.get(environment)
                .bindOrCreate("hinomi", Bindable.of(HinomiProperties.class), new DefaultInstead(problems));
        problems.addAll(UnknownProperties.in(ConfigurationPropertySources.get(environment)));
        return new HinomiConfiguration(bound, problems.all());
    }

    /** Where a value stands, such as {@code class path resource [application.yml] - 12:9}. */
    static @Nullable String origin(ConfigurationProperty property) {
        return property.getOrigin() == null ? null : property.getOrigin().toString();
    }
}
