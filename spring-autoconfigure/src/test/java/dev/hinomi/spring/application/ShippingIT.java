package dev.hinomi.spring.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.LogEntry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

class ShippingIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Sandbox sandbox = Sandbox.startOnFreePorts();

    @AfterEach
    void endAsAJvmDoes() {
        LogbackEvents.stopLogging();
        sandbox.close();
    }

    private ConfigurableApplicationContext start(String... more) {
        String[] properties = new String[more.length + 3];
        properties[0] = "hinomi.datadog.url=" + sandbox.uri();
        properties[1] = "hinomi.datadog.api-key=" + TestApplication.API_KEY;
        properties[2] = "hinomi.logs.flush-interval=50ms";
        System.arraycopy(more, 0, properties, 3, more.length);
        return TestApplication.start(properties);
    }

    @Test
    void theVeryFirstLineOfTheStartArrivesWithTheServicesIdentity() {
        try (ConfigurableApplicationContext application =
                start("hinomi.env=test", "hinomi.version=1.2.3", "hinomi.tags.team=career")) {
            LogEntry first = sandbox.awaitLogs(log -> log.message().startsWith("Starting TestApplication"), 1, SOON)
                    .get(0);

            assertThat(first.service()).isEqualTo("test-app");
            assertThat(first.tags()).contains("env:test", "version:1.2.3", "team:career");
            assertThat(first.valid()).as(first.findings().toString()).isTrue();
        }
    }

    @Test
    void aLineCarriesItsKeyValues() {
        try (ConfigurableApplicationContext application = start()) {
            LoggerFactory.getLogger("test").atInfo().addKeyValue("job.id", 7).log("Application received");

            LogEntry line = sandbox.awaitLogs(log -> log.message().equals("Application received"), 1, SOON)
                    .get(0);

            assertThat(line.attributes().text("job.id")).hasValue("7");
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void theHistoryOfAlertsArrivesOnceAndIsNotOnTheConsole(CapturedOutput output) {
        try (ConfigurableApplicationContext application =
                start("hinomi.alerts.rules=classpath:rules/failures.yml", "hinomi.alerts.step=1s")) {
            List<LogEntry> lines = sandbox.awaitLogs(ShippingIT::isHistory, 1, SOON);
            assertThat(lines).isNotEmpty();
        }

        assertThat(sandbox.logs().all().stream().filter(ShippingIT::isHistory)).hasSize(1);
        assertThat(output).contains("1 alert rule every 1 s").doesNotContain("Alert rule ");
    }

    private static boolean isHistory(LogEntry log) {
        return log.attributes().text("evt.name").equals(Optional.of("alert.rule"));
    }

    @Test
    void aFloodOfOneLineIsCountedInsteadOfSentWhereThatIsAskedFor() {
        try (ConfigurableApplicationContext application =
                start("hinomi.logs.flood-lines-per-second=5", "hinomi.logs.error-fingerprint=true")) {
            for (int line = 0; line < 500; line++) {
                LoggerFactory.getLogger("flood").error("it fails", new IllegalStateException("again"));
            }

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(floodLines().size() + suppressed()).isEqualTo(500));
            assertThat(floodLines())
                    .hasSizeLessThan(250)
                    .allSatisfy(line -> assertThat(line.attributes().text("error.fingerprint"))
                            .isPresent());
        }
    }

    private List<LogEntry> floodLines() {
        return sandbox.logs().newest(1000, log -> log.message().equals("it fails"));
    }

    private long suppressed() {
        return sandbox.logs().newest(1000, log -> log.service().equals("test-app")).stream()
                .flatMap(log -> log.attributes().text("suppressed_count").stream())
                .mapToLong(Long::parseLong)
                .sum();
    }

    @Test
    void whatWasCountedSinceTheLastStepArrivesWhenTheApplicationEnds() {
        try (ConfigurableApplicationContext application = start()) {
            application.getBean(MeterRegistry.class).counter("jobs.done").increment(3);
        }

        assertThat(sandbox.series().await(series -> series.metric().equals("jobs.done"), 1, SOON))
                .singleElement()
                .satisfies(series -> {
                    assertThat(series.points())
                            .extracting(point -> point.value())
                            .containsExactly(3.0);
                    assertThat(series.key().tags()).contains("service:test-app");
                });
        assertThat(sandbox.count(Counter.REFUSED)).isZero();
    }

    @Test
    void aTimerThatAsksForPercentilesArrivesAsADistributionWhenTheApplicationEnds() {
        try (ConfigurableApplicationContext application =
                start("management.metrics.distribution.percentiles-histogram.jobs.took=true")) {
            application.getBean(MeterRegistry.class).timer("jobs.took").record(Duration.ofMillis(40));
        }

        assertThat(sandbox.series().await(series -> series.metric().equals("jobs.took"), 1, SOON))
                .singleElement()
                .satisfies(series -> assertThat(series.points())
                        .singleElement()
                        .satisfies(point -> assertThat(point.sketch().max()).isEqualTo(40)));
        assertThat(sandbox.problems().all()).isEmpty();
    }

    @Test
    void theLastLineBeforeTheEndArrives() {
        start().close();

        LogbackEvents.stopLogging();
        assertThat(sandbox.awaitLogs(log -> log.message().contains("Graceful shutdown complete"), 1, SOON))
                .hasSize(1);
        assertThat(sandbox.count(Counter.LOGS_DUPLICATE)).isZero();
    }

    @Test
    void bootsOwnDatadogRegistryStepsAside() {
        try (ConfigurableApplicationContext application = start("management.datadog.metrics.export.enabled=true")) {
            assertThat(application.getBeansOfType(HinomiMeterRegistry.class)).hasSize(1);
            assertThat(application.getBeansOfType(io.micrometer.datadog.DatadogMeterRegistry.class))
                    .hasSize(1);
        }
    }

    @Test
    void aSecondApplicationInTheSameJvmShipsUnderItsOwnName() {
        start("spring.application.name=first").close();
        try (ConfigurableApplicationContext application = start("spring.application.name=second")) {
            LoggerFactory.getLogger("test").info("from the second");

            assertThat(sandbox.awaitLogs(log -> log.message().equals("from the second"), 1, SOON))
                    .singleElement()
                    .extracting(LogEntry::service)
                    .isEqualTo("second");
        }
    }

    @Test
    void aReloadOfLogbacksConfigurationLosesNoLine() throws Exception {
        try (ConfigurableApplicationContext application = start()) {
            LoggerFactory.getLogger("test").info("before the reload");
            LogbackEvents.reloadLogging();
            LoggerFactory.getLogger("test").info("after the reload");

            assertThat(sandbox.awaitLogs(log -> log.message().endsWith("the reload"), 2, SOON))
                    .extracting(LogEntry::message)
                    .containsExactly("before the reload", "after the reload");
        }
    }

    @Test
    void anAppenderInTheUsersOwnLogbackFileIsUsedAndNoneIsAdded() {
        System.setProperty("test.hinomi.url", sandbox.uri().toString());
        try (ConfigurableApplicationContext application = start("logging.config=classpath:logback-own.xml")) {
            LoggerFactory.getLogger("test").info("through the user's appender");

            assertThat(sandbox.awaitLogs(log -> log.message().equals("through the user's appender"), 1, SOON))
                    .singleElement()
                    .extracting(LogEntry::service)
                    .isEqualTo("named-in-xml");
        } finally {
            System.clearProperty("test.hinomi.url");
        }
    }
}
