package dev.hinomi.spring.traces;

import dev.hinomi.observability.traces.observations.ObservationSpans;
import dev.hinomi.spring.runtime.HinomiRuntime;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Observations become spans: nobody has switched that off, and dd-java-agent implements the OpenTelemetry API. Asked only
 * where that API is on the class path.
 */
final class OnObservationSpans implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment() instanceof ConfigurableEnvironment environment
                && isOn(HinomiRuntime.of(environment));
    }

    private static boolean isOn(HinomiRuntime runtime) {
        return runtime.enabled() && runtime.properties().traces().observations() && ObservationSpans.arePossible();
    }
}
