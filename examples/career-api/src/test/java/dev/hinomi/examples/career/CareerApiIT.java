package dev.hinomi.examples.career;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.LogEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;

/** The job board against the sandbox, as a test of yours could look. */
class CareerApiIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static Sandbox sandbox;
    private static ConfigurableApplicationContext application;
    private static RestClient client;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.startOnFreePorts();
        int port = FreePort.find();
        application = new SpringApplicationBuilder(CareerApi.class)
                .run(
                        "--server.port=" + port,
                        "--hinomi.datadog.url=" + sandbox.uri(),
                        "--hinomi.datadog.api-key=0123456789abcdef0123456789abcdef",
                        "--hinomi.logs.directory=" + Files.createTempDirectory("career-api-"),
                        "--hinomi.logs.flush-interval=50ms");
        client = RestClient.create("http://localhost:" + port);
    }

    @AfterAll
    static void stop() {
        application.close();
        sandbox.close();
    }

    // tag::test[]
    @Test
    void anApplicationIsAcceptedAndItsLogLineCarriesItsFields() {
        HttpStatus status = apply(2);

        assertThat(status).isEqualTo(HttpStatus.ACCEPTED);
        LogEntry line = sandbox.awaitLogs(log -> log.message().contains("Site Reliability Engineer"), 1, SOON)
                .get(0);
        assertThat(line.attributes().text("job.city")).hasValue("Osaka");
        assertThat(line.attributes().text("channel")).hasValue("web");
        assertThat(line.service()).isEqualTo("career-api");
    }
    // end::test[]

    @Test
    void aFailingScreeningServiceFailsTheApplication() {
        client.put().uri("/faults/screening").retrieve().toBodilessEntity();
        try {
            assertThat(catchThrowable(() -> apply(1))).isInstanceOf(HttpServerErrorException.class);
        } finally {
            client.delete().uri("/faults/screening").retrieve().toBodilessEntity();
        }
    }

    private static HttpStatus apply(int job) {
        return HttpStatus.valueOf(client.post()
                .uri("/jobs/{job}/applications", job)
                .body(Map.of("channel", "web"))
                .retrieve()
                .toBodilessEntity()
                .getStatusCode()
                .value());
    }
}
