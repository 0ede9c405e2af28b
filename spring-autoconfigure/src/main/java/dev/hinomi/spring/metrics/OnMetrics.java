package dev.hinomi.spring.metrics;

import dev.hinomi.spring.runtime.HinomiRuntime;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Metrics are published: {@link MetricSwitch#ON}. */
final class OnMetrics implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment() instanceof ConfigurableEnvironment environment
                && MetricSwitch.of(HinomiRuntime.of(environment)) == MetricSwitch.ON;
    }
}
