package dev.hinomi.spring.alerts;

import dev.hinomi.spring.runtime.HinomiRuntime;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** There are both keys with which Datadog can be asked, and a place where it is. */
final class OnFleet implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment() instanceof ConfigurableEnvironment environment
                && canAsk(HinomiRuntime.of(environment));
    }

    static boolean canAsk(HinomiRuntime runtime) {
        return runtime.destination().isPresent() && runtime.applicationKey().isPresent();
    }
}
