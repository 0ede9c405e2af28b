package dev.hinomi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SandboxIT {

    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.startOnFreePorts();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void statsAreExact() {
        Http.logs(sandbox, "[{\"message\":\"a\",\"dd.trace_id\":\"1\"},{\"message\":\"b\",\"level\":\"SEVERE\"}]");
        Http.post(sandbox.uri() + "/api/v2/logs", "[]");

        JsonObject stats = json(Http.get(sandbox.uri() + "/sandbox/stats"));

        assertThat(stats.get("requests").getAsLong()).isEqualTo(2);
        assertThat(stats.get("accepted").getAsLong()).isEqualTo(1);
        assertThat(stats.get("refused").getAsLong()).isEqualTo(1);
        assertThat(stats.get("logs_received").getAsLong()).isEqualTo(2);
        assertThat(stats.get("logs_valid").getAsLong()).isEqualTo(1);
        assertThat(stats.get("logs_with_trace").getAsLong()).isEqualTo(1);
        assertThat(stats.get("logs_with_known_trace").getAsLong()).isZero();
        assertThat(stats.get("problems").getAsLong()).isEqualTo(2);
        assertThat(sandbox.stats().logsWithTrace()).isEqualTo(1);
    }

    @Test
    void clearingForgetsEverything() {
        Http.logs(sandbox, "[{\"message\":\"a\"}]");

        assertThat(Http.post(sandbox.uri() + "/sandbox/clear", "").statusCode()).isEqualTo(200);

        assertThat(sandbox.logs().size()).isZero();
        assertThat(sandbox.stats().counts().values()).containsOnly(0L);
    }

    @Test
    void whoWaitsIsAnsweredWhenItArrives() {
        CompletableFuture<HttpResponse<String>> waiting = CompletableFuture.supplyAsync(() ->
                Http.get(sandbox.uri() + "/sandbox/wait?what=logs&q=service:career-api%20late&count=1&timeout=8s"));

        Http.logs(sandbox, "[{\"message\":\"early\",\"service\":\"career-api\"}]");
        Http.logs(sandbox, "[{\"message\":\"late\",\"service\":\"career-api\"}]");

        assertThat(waiting.join().statusCode()).isEqualTo(200);
    }

    @Test
    void whoWaitsInVainIsToldWhy() {
        HttpResponse<String> answer = Http.get(sandbox.uri() + "/sandbox/wait?what=slack&q=x&timeout=10ms");

        assertThat(answer.statusCode()).isEqualTo(408);
        assertThat(answer.body()).contains("only 0 of the 0 posted match");
    }

    @Test
    void faultsAreScriptedInJson() {
        HttpResponse<String> added = Http.post(
                sandbox.uri() + "/sandbox/faults",
                "{\"target\":\"logs\",\"kind\":\"status\",\"status\":429,\"retry_after\":2,\"count\":1}");

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(Http.get(sandbox.uri() + "/sandbox/faults").body()).contains("\"left\":1");
        assertThat(Http.logs(sandbox, "[]").headers().firstValue("Retry-After")).contains("2");
        assertThat(Http.logs(sandbox, "[]").statusCode()).isEqualTo(202);
        assertThat(Http.get(sandbox.uri() + "/sandbox/faults").body()).isEqualTo("[]");
    }

    @Test
    void aFaultThatDoesNotExistIsExplained() {
        HttpResponse<String> refused =
                Http.post(sandbox.uri() + "/sandbox/faults", "{\"target\":\"logs\",\"kind\":\"explode\"}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("No fault kind").contains("lose-answer");
    }

    @Test
    void otherWebSitesCannotChangeAnything() {
        HttpResponse<String> refused =
                Http.post(sandbox.uri() + "/sandbox/clear", "", "Origin", "https://evil.example.com");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void answersOfTheConsoleForbidInlineScripts() {
        assertThat(Http.get(sandbox.uri() + "/healthz")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void onlyTheLoopbackIsListenedTo() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();

        for (InetAddress address : others) {
            assertThatThrownBy(() -> new Socket(address, sandbox.uri().getPort()).close())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void keysAreNotKept() {
        Http.logs(sandbox, "[]");

        assertThat(sandbox.requests().all().get(0).headers()).containsEntry("dd-api-key", "…cdef");
    }

    @Test
    void oneExactKeyCanBeDemanded() {
        try (Sandbox strict = Sandbox.start(
                SandboxOptions.defaults().withPorts(0, 0).withApiKey("ffffffffffffffffffffffffffffffff"))) {
            assertThat(Http.logs(strict, "[]").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aKeyIsValidated() {
        assertThat(Http.get(sandbox.uri() + "/api/v1/validate", "DD-API-KEY", Http.KEY)
                        .body())
                .isEqualTo("{\"valid\":true}");
        assertThat(Http.get(sandbox.uri() + "/api/v1/validate").statusCode()).isEqualTo(401);
    }

    @Test
    void seriesAreQueriedBack() {
        long now = java.time.Instant.now().getEpochSecond();
        Http.post(
                sandbox.uri() + "/api/v2/series",
                "{\"series\":[{\"metric\":\"jobs\",\"type\":3,\"tags\":[\"env:x\"],\"points\":[{\"timestamp\":" + now
                        + ",\"value\":4}]}]}",
                "DD-API-KEY",
                Http.KEY);

        String address = sandbox.uri() + "/api/v1/query?from=" + (now - 60) + "&to=" + (now + 60)
                + "&query=avg:jobs%7Benv:x%7D*2";
        JsonObject answer = json(Http.get(address, "DD-API-KEY", Http.KEY, "DD-APPLICATION-KEY", "app"));

        assertThat(answer.get("status").getAsString()).isEqualTo("ok");
        assertThat(answer.getAsJsonArray("series")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonArray("pointlist")
                        .toString())
                .endsWith(",8.0]]");
        assertThat(Http.get(address, "DD-API-KEY", Http.KEY).statusCode()).isEqualTo(403);
    }

    @Test
    void metadataIsKept() {
        assertThat(sandbox.awaitLogs(log -> true, 0, Duration.ZERO)).isEmpty();
        assertThat(Http.get(sandbox.uri() + "/nothing/here").statusCode()).isEqualTo(404);
        assertThat(Http.get(sandbox.uri() + "/api/v2/logs").statusCode()).isEqualTo(405);
    }

    @Test
    void aTakenPortIsSaidInOneSentence() {
        int taken = sandbox.uri().getPort();
        assertThatThrownBy(() -> Sandbox.start(SandboxOptions.defaults().withPorts(taken, 0)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Port " + taken);

        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream complaints = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(SandboxMain.start(new String[] {"--port", "" + taken, "--agent-port", "0"}, complaints))
                .isEmpty();
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Port " + taken)
                .contains("choose another port");
    }

    @Test
    void aClosedSandboxGivesItsPortsBack() {
        int port = portOutsideTheEphemeralRange();
        Sandbox.start(SandboxOptions.defaults().withPorts(port, 0)).close();

        try (Sandbox again = Sandbox.start(SandboxOptions.defaults().withPorts(port, 0))) {
            assertThat(again.uri().getPort()).isEqualTo(port);
        }
    }

    /** An ephemeral port that was given back may at once become the near end of anybody's connection. */
    private static int portOutsideTheEphemeralRange() {
        return IntStream.range(20_000, 30_000)
                .filter(SandboxIT::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No port from 20,000 to 30,000 is free."));
    }

    private static boolean isFree(int port) {
        try (ServerSocket listener = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return listener.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static JsonObject json(HttpResponse<String> response) {
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }
}
