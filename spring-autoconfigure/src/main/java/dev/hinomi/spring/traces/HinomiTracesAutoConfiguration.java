package dev.hinomi.spring.traces;

import dev.hinomi.observability.traces.JavaAgent;
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
        return PartReport.of(JavaAgent.isAttached() ? "traces by dd-java-agent" : "traces off (no dd-java-agent)");
    }
}
