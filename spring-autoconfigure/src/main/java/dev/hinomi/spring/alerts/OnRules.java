package dev.hinomi.spring.alerts;

import dev.hinomi.spring.runtime.HinomiRuntime;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** There is a rule file, so that something will be measured. */
final class OnRules implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment() instanceof ConfigurableEnvironment environment
                && RuleLocation.exists(
                        HinomiRuntime.of(environment).properties().alerts().rules(), context.getResourceLoader());
    }
}
