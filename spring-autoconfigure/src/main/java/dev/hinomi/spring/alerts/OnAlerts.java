package dev.hinomi.spring.alerts;

import dev.hinomi.spring.runtime.HinomiRuntime;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Rules are evaluated: neither everything nor this part is switched off. */
final class OnAlerts implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment() instanceof ConfigurableEnvironment environment
                && isOn(HinomiRuntime.of(environment));
    }

    static boolean isOn(HinomiRuntime runtime) {
        return runtime.enabled() && runtime.properties().alerts().enabled();
    }
}
