package dev.hinomi.spring.logs;

import dev.hinomi.spring.runtime.Destination;
import dev.hinomi.spring.runtime.HinomiRuntime;
import dev.hinomi.spring.runtime.PartReport;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reports on the logs, which {@link HinomiLoggingListener} has been shipping since before there were beans. */
@AutoConfiguration
public final class HinomiLogsAutoConfiguration {

    HinomiLogsAutoConfiguration() {}

    @Bean
    @Order(1)
    PartReport hinomiLogsReport(ConfigurableEnvironment environment) {
        HinomiRuntime runtime = HinomiRuntime.of(environment);
        String host = runtime.destination().map(Destination::host).orElse("?");
        return new PartReport(() -> LogAttachment.isApplicationsOwn()
                ? "logs through an appender of the application's own"
                : runtime.logRoute().words(host));
    }
}
