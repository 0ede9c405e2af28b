package dev.hinomi.spring.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.Counter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

class DurableLogsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    @TempDir
    Path directory;

    private final Sandbox sandbox = Sandbox.startOnFreePorts();

    @AfterEach
    void endAsAJvmDoes() {
        LogbackEvents.stopLogging();
        sandbox.close();
    }

    private ConfigurableApplicationContext start(URI intake) {
        return TestApplication.start(
                "hinomi.datadog.url=" + intake,
                "hinomi.datadog.api-key=" + TestApplication.API_KEY,
                "hinomi.metrics.enabled=false",
                "hinomi.logs.mode=durable",
                "hinomi.logs.directory=" + directory,
                "hinomi.logs.flush-interval=50ms",
                "hinomi.logs.shutdown-timeout=0s");
    }

    @Test
    void whatCouldNotBeSentBeforeTheEndIsSentAfterTheNextStart() {
        try (ConfigurableApplicationContext application = start(NOBODY)) {
            LoggerFactory.getLogger("test").info("written while nobody listened");
        }
        LogbackEvents.stopLogging();

        try (ConfigurableApplicationContext application = start(sandbox.uri())) {
            assertThat(sandbox.awaitLogs(log -> log.message().equals("written while nobody listened"), 1, SOON))
                    .hasSize(1);
            assertThat(sandbox.count(Counter.LOGS_DUPLICATE)).isZero();
        }
    }
}
