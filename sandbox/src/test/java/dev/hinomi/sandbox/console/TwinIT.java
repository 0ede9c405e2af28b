package dev.hinomi.sandbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.hinomi.sandbox.Sandbox;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwinIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.startOnFreePorts();
        new Traffic(sandbox).sendAll();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.json",
                "/logs.json",
                "/logs/1.json",
                "/metrics.json",
                "/metrics/http.server.requests.count.json",
                "/delivery.json",
                "/traces.json",
                "/events.json",
                "/alerts.json",
                "/alerts/api-error-rate.json",
                "/incidents.json",
                "/incidents/i-7f3a.json",
                "/slack.json",
                "/slack/career-alerts.json",
                "/problems.json",
                "/requests/1.json",
                "/faults.json"
            })
    void everyPageHasATwinInJson(String path) throws Exception {
        HttpResponse<String> response = get(path, "*/*");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).size()).isPositive();
        assertThat(response.body()).doesNotContain("<span").doesNotContain("<svg");
    }

    @Test
    void theTwinShowsWhatThePageShows() throws Exception {
        JsonObject twin = json(get("/logs.json?q=declined", "*/*"));

        assertThat(twin.getAsJsonObject("extent").get("matching").getAsInt()).isEqualTo(1);
        JsonObject row = twin.getAsJsonArray("rows").get(0).getAsJsonObject();
        assertThat(row.get("message").getAsString()).isEqualTo("Payment declined: card expired, retry later");
        assertThat(row.get("traceId").getAsString()).isEqualTo("0000000000000000721106226ba2ca55");
    }

    @Test
    void aProgramMayAskForJsonByHeader() throws Exception {
        assertThat(json(get("/alerts", "application/json")).getAsJsonArray("rules"))
                .hasSize(3);
    }

    @Test
    void whatIsNotThereIsNotFoundInBothForms() throws Exception {
        assertThat(get("/logs/424242", "text/html").statusCode()).isEqualTo(404);
        assertThat(get("/traces/zzz.json", "*/*").statusCode()).isEqualTo(404);
        assertThat(json(get("/slack/no-such-channel.json", "*/*")).get("reason").getAsString())
                .contains("never received");
    }

    @Test
    void pagesForbidEverythingThatIsNotTheirs() throws Exception {
        assertThat(get("/logs", "text/html").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(get("/logs", "text/html").body()).doesNotContain(" style=\"").doesNotContain("<script>");
    }

    private static HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(sandbox.uri().resolve(path))
                .header("Accept", accept)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }
}
