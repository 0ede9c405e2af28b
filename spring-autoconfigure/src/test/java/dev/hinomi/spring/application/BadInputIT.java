package dev.hinomi.spring.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hinomi.observability.metrics.catalogue.DeclaredMetric;
import dev.hinomi.observability.metrics.catalogue.Metric;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whatever is wrong, the service starts and serves, and one clear message says what, where and what to do. */
@ExtendWith(OutputCaptureExtension.class)
class BadInputIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Sandbox sandbox = Sandbox.startOnFreePorts();

    @AfterEach
    void endAsAJvmDoes() {
        LogbackEvents.stopLogging();
        sandbox.close();
    }

    @Test
    void aWrongApiKeyIsToldOnceAndEverythingIsKept(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext application = TestApplication.start(
                "hinomi.datadog.url=" + sandbox.uri(),
                "hinomi.datadog.api-key=notakey",
                "hinomi.logs.flush-interval=50ms",
                "hinomi.logs.shutdown-timeout=0s")) {
            assertThatItServes(application);
            await().atMost(SOON).until(() -> output.getOut().contains("answered 403"));
            assertThat(output.getOut().lines().filter(line -> line.contains("answered 403")))
                    .as("one line for one change of state")
                    .hasSize(1);
            assertThat(output).doesNotContain("notakey");
        }
    }

    @Test
    void anIntakeThatIsDownAtTheStartCostsNothing(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext application = TestApplication.start(
                "hinomi.datadog.url=http://127.0.0.1:9",
                "hinomi.datadog.api-key=" + TestApplication.API_KEY,
                "hinomi.logs.flush-interval=50ms",
                "hinomi.metrics.shutdown-timeout=0s",
                "hinomi.logs.shutdown-timeout=0s")) {
            assertThatItServes(application);
            await().atMost(SOON).until(() -> output.getOut().contains("could not be reached"));
        }
    }

    @Test
    void aSlackThatIsDownAtTheStartIsToldAndTheMessageComesLater(CapturedOutput output) throws Exception {
        sandbox.faults()
                .add(Fault.of(FaultTarget.SLACK, new FaultAction.Status(503, null))
                        .times(2));
        try (ConfigurableApplicationContext application = startWithRule("#career-alerts")) {
            application.getBean(MeterRegistry.class).counter("jobs.failed").increment();
            assertThatItServes(application);

            assertThat(sandbox.slack().await(posted -> true, 1, SOON)).hasSize(1);
        }
    }

    @Test
    void aRuleFileWithMistakesIsToldInOneMessageWithTheirPlaces(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext application =
                TestApplication.start("hinomi.alerts.rules=classpath:rules/broken.yml")) {
            assertThatItServes(application);
            await().atMost(SOON).until(() -> output.getOut().contains("broken.yml:5:"));
            assertThat(output)
                    .contains("broken.yml:11:")
                    .contains("broken.yml:15:")
                    .contains("alerts off (no usable rules in classpath:rules/broken.yml)");
        }
    }

    @Test
    void aRuleFileThatIsNotThereIsTold(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext application =
                TestApplication.start("hinomi.alerts.rules=classpath:rules/absent.yml")) {
            assertThatItServes(application);
            await().atMost(SOON).until(() -> output.getOut().contains("classpath:rules/absent.yml"));
            assertThat(output).contains("there is no such file");
        }
    }

    @Test
    void aSiteThatDoesNotExistIsToldAndIsNotTakenForAMissingKey(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext application = TestApplication.start(
                "hinomi.datadog.api-key=" + TestApplication.API_KEY, "hinomi.datadog.site=datadog.example")) {
            assertThatItServes(application);
            assertThat(output)
                    .contains("hinomi.datadog.site = datadog.example: is not a Datadog site")
                    .contains("logs off (no usable Datadog site or address)")
                    .contains("metrics off (no usable Datadog site or address)");
        }
    }

    @Test
    void aServiceWithoutANameIsToldHowToGetOne(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext application = TestApplication.start("spring.application.name=")) {
            assertThatItServes(application);
            assertThat(output).contains("service:unnamed-service (no DD_SERVICE, no spring.application.name)");
        }
    }

    @Test
    void aPropertyThatDoesNotExistIsToldWithItsOriginAndTheNearestOne(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext application =
                TestApplication.start("hinomi.metrics.stepp=30s", "hinomi.alerts.step=never")) {
            assertThatItServes(application);
            assertThat(output)
                    .contains("Hinomi found 2 problems in its configuration; the application runs on:")
                    .contains("hinomi.metrics.stepp")
                    .contains("commandLineArgs")
                    .contains("Did you mean hinomi.metrics.step?")
                    .contains("hinomi.alerts.step = never");
        }
    }

    @Test
    void aBudgetOfAMetricThatIsTooSmallIsToldWithAllOthersAndTheUsualOneHolds(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext application = TestApplication.start(
                "hinomi.datadog.api-key=" + TestApplication.API_KEY,
                "hinomi.datadog.url=" + sandbox.uri(),
                "hinomi.metrics.budgets[small.one]=9",
                "hinomi.metrics.budgets[small.word]=few",
                "hinomi.metrics.budgets[small.enough]=10",
                "hinomi.metrics.shutdown-timeout=0s",
                "hinomi.metrics.budget=1")) {
            assertThatItServes(application);
            assertThat(output)
                    .contains("Hinomi found 3 problems in its configuration; the application runs on:")
                    .contains("hinomi.metrics.budgets[small.one] = 9")
                    .contains("hinomi.metrics.budgets[small.word] = few")
                    .contains("hinomi.metrics.budget = 1")
                    .contains("must be 10 or more");
            MeterRegistry registry = application.getBean(MeterRegistry.class);
            for (int i = 0; i < 50; i++) {
                registry.counter("small.one", "id", "i" + i).increment();
                registry.counter("small.enough", "id", "i" + i).increment();
            }
            assertThat(registry.get("small.one").counters()).hasSize(50);
            assertThat(registry.get("small.enough").counters()).hasSize(10);
        }
    }

    @Test
    void whatIsWrongWithACatalogueIsToldInTheSameWarning(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext application =
                TestApplication.startWith(WrongCatalogue.class, "hinomi.metrics.stepp=30s")) {
            assertThatItServes(application);
            assertThat(output)
                    .contains("Hinomi found 3 problems in its configuration; the application runs on:")
                    .contains("hinomi.metrics.stepp")
                    .contains("metric shop.length (WrongMetrics.LENGTH): has the unit furlong")
                    .contains("metric shop.length (WrongMetrics.LENGTH): has no owner");
        }
    }

    private enum WrongMetrics implements DeclaredMetric {
        LENGTH;

        @Override
        public Metric metric() {
            return Metric.counter("shop.length").unit("furlong").description("How long");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WrongCatalogue {
        @Bean
        MetricCatalogue metrics() {
            return MetricCatalogue.of(WrongMetrics.values());
        }
    }

    @Test
    void aChannelThatDoesNotExistIsToldWithThePlaceInTheRuleFile(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext application = startWithRule("#nowhere")) {
            application.getBean(MeterRegistry.class).counter("jobs.failed").increment();
            assertThatItServes(application);
            await().atMost(SOON).until(() -> output.getOut().contains("channel_not_found"));
            assertThat(output).contains("nowhere.yml:");
        }
    }

    @Test
    void aRevokedSlackTokenIsTold(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext application = TestApplication.start(
                "hinomi.alerts.rules=classpath:rules/failures.yml",
                "hinomi.alerts.step=1s",
                "hinomi.slack.token=nonsense",
                "hinomi.slack.api-url=" + sandbox.slackApiUrl())) {
            application.getBean(MeterRegistry.class).counter("jobs.failed").increment();
            assertThatItServes(application);
            await().atMost(SOON).until(() -> output.getOut().contains("invalid_auth"));
        }
    }

    private ConfigurableApplicationContext startWithRule(String channel) {
        return TestApplication.start(
                "hinomi.alerts.rules=classpath:rules/" + (channel.equals("#nowhere") ? "nowhere.yml" : "failures.yml"),
                "hinomi.alerts.step=1s",
                "hinomi.alerts.shutdown-timeout=0s",
                "hinomi.slack.token=xoxb-sandbox",
                "hinomi.slack.api-url=" + sandbox.slackApiUrl());
    }

    private static void assertThatItServes(ConfigurableApplicationContext application)
            throws IOException, InterruptedException {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ping"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body())
                .isEqualTo("pong");
    }
}
