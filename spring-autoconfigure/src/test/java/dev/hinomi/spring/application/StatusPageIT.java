package dev.hinomi.spring.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hinomi.observability.events.AuditEvent;
import dev.hinomi.observability.events.AuditLog;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.LogEntry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class StatusPageIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Sandbox sandbox = Sandbox.startOnFreePorts();

    @AfterEach
    void endAsAJvmDoes() {
        LogbackEvents.stopLogging();
        sandbox.close();
    }

    @Test
    void showsWhoThisIsWhatIsOnAndTheBooksOfEachSignal() throws Exception {
        try (ConfigurableApplicationContext application = start("management.endpoints.web.exposure.include=hinomi")) {
            HttpResponse<String> page = page(application);
            JsonObject status = JsonParser.parseString(page.body()).getAsJsonObject();

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(status.keySet()).containsExactly("service", "tags", "parts", "signals", "skipped");
            assertThat(status.get("service").getAsString()).isEqualTo("test-app");
            assertThat(status.get("tags")).hasToString("[\"env:test\"]");
            assertThat(status.getAsJsonArray("parts").asList())
                    .hasSize(4)
                    .anySatisfy(part -> assertThat(part.getAsString()).startsWith("logs to 127.0.0.1"))
                    .anySatisfy(part -> assertThat(part.getAsString()).isEqualTo("traces off (no dd-java-agent)"));
            assertThat(status.getAsJsonObject("signals").keySet())
                    .containsExactly("logs", "metrics", "distributions", "events");
            assertThatItBalances(status.getAsJsonObject("signals").getAsJsonObject("logs"));
            assertThat(page.body()).doesNotContain(TestApplication.API_KEY);
        }
    }

    private static void assertThatItBalances(JsonObject logs) {
        assertThat(logs.keySet())
                .containsExactly(
                        "mode",
                        "flow",
                        "accepted",
                        "sent",
                        "queued",
                        "queuedBytes",
                        "dropped",
                        "droppedBy",
                        "retries",
                        "holds",
                        "refreshed",
                        "suppressed");
        assertThat(logs.get("mode").getAsString()).isEqualTo("durable");
        assertThat(logs.get("flow"))
                .hasToString("{\"state\":\"flowing\",\"since\":\"\",\"reason\":\"\",\"failures\":0}");
        assertThat(logs.get("accepted").getAsLong())
                .isPositive()
                .isEqualTo(logs.get("sent").getAsLong()
                        + logs.get("queued").getAsLong()
                        + logs.get("dropped").getAsLong());
    }

    @Test
    void saysWhichNumbersWereNotPublished() throws Exception {
        try (ConfigurableApplicationContext application = start("management.endpoints.web.exposure.include=hinomi")) {
            HinomiMeterRegistry registry = application.getBean(HinomiMeterRegistry.class);
            registry.gauge("shop.unknown", Double.NEGATIVE_INFINITY);
            registry.flush(SOON);

            assertThat(JsonParser.parseString(page(application).body())
                            .getAsJsonObject()
                            .getAsJsonObject("skipped")
                            .get("not_finite")
                            .getAsLong())
                    .isPositive();
        }
    }

    @Test
    void isNotShownUnlessTheApplicationExposesIt() throws Exception {
        try (ConfigurableApplicationContext application = start("hinomi.metrics.enabled=false")) {
            assertThat(page(application).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anAuditEventArrivesThoughItsKindFloods() {
        try (ConfigurableApplicationContext application = start("hinomi.logs.flood-lines-per-second=1")) {
            for (int i = 0; i < 20; i++) {
                AuditLog.create().write(AuditEvent.of("u-" + i, "access.grant").on("orders-db"));
            }

            assertThat(sandbox.awaitLogs(
                            log -> log.attributes().text("audit.target").isPresent(), 20, SOON))
                    .hasSize(20)
                    .allMatch(LogEntry::valid)
                    .extracting(log -> log.attributes().text("usr.id").orElseThrow())
                    .doesNotHaveDuplicates();
        }
    }

    private ConfigurableApplicationContext start(String property) {
        return TestApplication.start(
                "hinomi.env=test",
                "hinomi.datadog.url=" + sandbox.uri(),
                "hinomi.datadog.api-key=" + TestApplication.API_KEY,
                "hinomi.logs.flush-interval=50ms",
                property);
    }

    private static HttpResponse<String> page(ConfigurableApplicationContext application)
            throws IOException, InterruptedException {
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/hinomi"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
