package dev.hinomi.spring.events;

import dev.hinomi.spring.runtime.HinomiRuntime;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Events are sent: nobody has switched them off, and there is somewhere to send them. */
final class OnEvents implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment() instanceof ConfigurableEnvironment environment
                && isOn(HinomiRuntime.of(environment));
    }

    private static boolean isOn(HinomiRuntime runtime) {
        return runtime.enabled()
                && runtime.properties().events().enabled()
                && runtime.destination().isPresent();
    }
}
