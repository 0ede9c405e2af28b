package dev.hinomi.examples.career;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.LogEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final Set<String> REASONS = Set.of("droppedBy", "skipped");
    private static final Duration SOON = Duration.ofSeconds(30);

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
    void whoWasGivenAccessUntilWhenIsOnRecord() {
        String end = client.post()
                .uri("/jobs/1/access")
                .body(Map.of("recruiter", "u-1042", "approvedBy", "u-7", "minutes", 30))
                .retrieve()
                .body(String.class);

        LogEntry line = sandbox.awaitLogs(log -> log.message().startsWith("Audit: u-1042"), 1, SOON)
                .get(0);
        assertThat(line.attributes().text("audit.target")).hasValue("job-1");
        assertThat(line.attributes().text("audit.approved_by")).hasValue("u-7");
        assertThat(end).contains(line.attributes().text("audit.until").orElseThrow());
        assertThat(line.valid()).as(line.findings().toString()).isTrue();
    }

    @Test
    void theStatusPageLooksAsItIsDocumented() throws IOException {
        String page = client.get().uri("/actuator/hinomi").retrieve().body(String.class);
        String documented = Files.readString(Path.of("src/test/resources/status.json"));

        assertThat(members(JsonParser.parseString(page))).isEqualTo(members(JsonParser.parseString(documented)));
    }

    /** The names in an object, and below them, in their order; reasons are as they come. */
    private static String members(JsonElement value) {
        return value instanceof JsonObject object
                ? object.entrySet().stream()
                        .map(member ->
                                member.getKey() + (REASONS.contains(member.getKey()) ? "" : members(member.getValue())))
                        .collect(Collectors.joining(" ", "{", "}"))
                : "";
    }

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
