package dev.hinomi.spring.traces;

import dev.hinomi.spring.runtime.HinomiRuntime;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Lines carry AWS's ids: nobody has switched that off. */
final class OnAmazonTrace implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment() instanceof ConfigurableEnvironment environment
                && isOn(HinomiRuntime.of(environment));
    }

    private static boolean isOn(HinomiRuntime runtime) {
        return runtime.enabled() && runtime.properties().traces().awsTraceId();
    }
}
