package dev.hinomi.spring.traces;

import datadog.trace.api.GlobalTracer;
import dev.hinomi.spring.runtime.PartReport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/** Reports on the traces, which are dd-java-agent's. */
@AutoConfiguration
public final class HinomiTracesAutoConfiguration {

    HinomiTracesAutoConfiguration() {}

    @Bean
    @Order(3)
    PartReport hinomiTracesReport() {
        // Without the agent the tracer is dd-trace-api's own, anonymous and idle.
        boolean agent = !GlobalTracer.get().getClass().getName().startsWith(GlobalTracer.class.getName());
        return PartReport.of(agent ? "traces by dd-java-agent" : "traces off (no dd-java-agent)");
    }
}
