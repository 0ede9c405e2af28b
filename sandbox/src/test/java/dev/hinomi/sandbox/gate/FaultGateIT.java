package dev.hinomi.sandbox.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hinomi.sandbox.Http;
import dev.hinomi.sandbox.ManualClock;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.faults.ActiveFault;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.Counter;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultGateIT {

    private static final String BODY = "[{\"message\":\"hello\"}]";

    private final ManualClock clock = new ManualClock();
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults().withPorts(0, 0).withClock(clock));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void withoutAFaultOneConnectionServesManyRequestsInNoTime() throws IOException {
        try (RawClient client = new RawClient(sandbox)) {
            client.post(BODY);
            client.answer();
            long start = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                client.post(BODY);
                assertThat(client.answer()).startsWith("HTTP/1.1 202");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        }
        assertThat(sandbox.logs().size()).isEqualTo(51);
    }

    @Test
    void aFaultCanHitAShareOfTheRequests() throws IOException {
        sandbox.faults()
                .add(Fault.of(new FaultTarget("logs"), new FaultAction.Status(503, null))
                        .hitting(20));
        int failed = 0;
        try (RawClient client = new RawClient(sandbox)) {
            for (int i = 0; i < 200; i++) {
                client.post(BODY);
                failed += client.answer().startsWith("HTTP/1.1 503") ? 1 : 0;
            }
        }
        assertThat(failed).isBetween(20, 60);
        assertThat(sandbox.logs().size()).isEqualTo(200 - failed);
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (RawClient client = new RawClient(sandbox)) {
            client.post(BODY);
            client.post("nonsense");
            client.post(BODY);

            assertThat(client.answer()).startsWith("HTTP/1.1 202");
            assertThat(client.answer()).startsWith("HTTP/1.1 400");
            assertThat(client.answer()).startsWith("HTTP/1.1 202");
        }
    }

    @Test
    void chunkedRequestsAreRead() throws IOException {
        try (RawClient client = new RawClient(sandbox)) {
            client.write(client.head("Transfer-Encoding: chunked")
                    + "5\r\n[{\"me\r\n10;x=y\r\nssage\":\"hello\"}]\r\n0\r\n\r\n");

            assertThat(client.answer()).startsWith("HTTP/1.1 202");
        }
        assertThat(sandbox.logs().all().get(0).message()).isEqualTo("hello");
    }

    @Test
    void whoExpectsContinueGetsIt() throws IOException {
        try (RawClient client = new RawClient(sandbox)) {
            client.write(client.head("Expect: 100-continue\r\nContent-Length: " + BODY.length()));
            assertThat(client.head()).startsWith("HTTP/1.1 100");
            client.write(BODY);

            assertThat(client.answer()).startsWith("HTTP/1.1 202");
        }
    }

    @Test
    void aStatusIsAnsweredWithRetryAfterAndTheConnectionStays() throws IOException {
        sandbox.faults()
                .add(Fault.of(FaultTarget.LOGS, new FaultAction.Status(429, 7)).times(1));
        try (RawClient client = new RawClient(sandbox)) {
            client.post(BODY);
            assertThat(client.answer()).startsWith("HTTP/1.1 429").contains("Retry-After: 7");
            client.post(BODY);
            assertThat(client.answer()).startsWith("HTTP/1.1 202");
        }
        assertThat(sandbox.requests().all())
                .extracting(e -> e.fault() == null ? "none" : e.fault())
                .containsExactly("status #1", "none");
        assertThat(sandbox.count(Counter.FAULTED)).isEqualTo(1);
        assertThat(sandbox.logs().size()).isEqualTo(1);
    }

    @Test
    void aResetComesInTheMiddleOfTheBody() throws IOException {
        sandbox.faults().add(Fault.of(FaultTarget.LOGS, new FaultAction.Reset()));
        try (RawClient client = new RawClient(sandbox)) {
            client.write(client.head("Content-Length: 1000") + "x".repeat(500));

            assertThatThrownBy(client::answer)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(sandbox.logs().size()).isZero();
    }

    @Test
    void aRefusalComesBeforeTheBody() throws IOException {
        sandbox.faults().add(Fault.of(FaultTarget.ALL, new FaultAction.Refuse()));
        try (RawClient client = new RawClient(sandbox)) {
            client.write(client.head("Content-Length: 1000"));

            assertThatThrownBy(client::answer)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void aLostAnswerIsStoredAllTheSame() throws IOException {
        sandbox.faults()
                .add(Fault.of(FaultTarget.LOGS, new FaultAction.LoseAnswer()).times(1));
        try (RawClient client = new RawClient(sandbox)) {
            client.post(BODY);

            assertThatThrownBy(client::answer)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(sandbox.logs().size()).isEqualTo(1);
        assertThat(sandbox.requests().all()).singleElement().satisfies(exchange -> {
            assertThat(exchange.status()).isEqualTo(202);
            assertThat(exchange.fault()).isEqualTo("lose-answer #1");
        });
    }

    @Test
    void aHungRequestGetsNoAnswer() throws IOException {
        sandbox.faults().add(Fault.of(FaultTarget.LOGS, new FaultAction.Hang()));
        try (RawClient client = new RawClient(sandbox)) {
            client.socket().setSoTimeout(300);
            client.post(BODY);

            assertThatThrownBy(client::answer).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(sandbox.logs().size()).isZero();
    }

    @Test
    void aHungConnectionEndsWithItsFault() throws IOException {
        ActiveFault hang = sandbox.faults().add(Fault.of(FaultTarget.LOGS, new FaultAction.Hang()));
        try (RawClient client = new RawClient(sandbox)) {
            client.socket().setSoTimeout(10_000);
            client.post(BODY);
            await().until(() -> sandbox.requests().size() == 1);
            sandbox.faults().remove(hang.id());

            assertThat(client.socket().getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aSlowAnswerDripsAndIsWhole() throws IOException {
        sandbox.faults().add(Fault.of(FaultTarget.LOGS, new FaultAction.Slow(400)));
        try (RawClient client = new RawClient(sandbox)) {
            long start = System.nanoTime();
            client.post(BODY);

            assertThat(client.answer()).startsWith("HTTP/1.1 202").endsWith("{}");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(200));
        }
    }

    @Test
    void aFaultEndsAfterItsDuration() throws IOException {
        sandbox.faults()
                .add(Fault.of(FaultTarget.LOGS, new FaultAction.Status(503, null))
                        .during(Duration.ofSeconds(30)));

        assertThat(Http.logs(sandbox, BODY).statusCode()).isEqualTo(503);
        clock.advance(Duration.ofSeconds(30));
        assertThat(Http.logs(sandbox, BODY).statusCode()).isEqualTo(202);
        assertThat(sandbox.faults().active()).isEmpty();
    }

    @Test
    void aFaultHitsItsTargetAlone() {
        sandbox.faults().add(Fault.of(FaultTarget.slackMethod("chat.postMessage"), new FaultAction.Status(500, null)));

        assertThat(Http.post(sandbox.slackApiUrl() + "auth.test", "").statusCode())
                .isEqualTo(200);
        assertThat(Http.post(sandbox.slackApiUrl() + "chat.postMessage", "").statusCode())
                .isEqualTo(500);
        assertThat(Http.logs(sandbox, BODY).statusCode()).isEqualTo(202);
    }

    @Test
    void noFaultHitsTheControls() {
        sandbox.faults().add(Fault.of(FaultTarget.ALL, new FaultAction.Refuse()));

        assertThat(Http.delete(sandbox.uri() + "/sandbox/faults").statusCode()).isEqualTo(200);
        assertThat(Http.logs(sandbox, BODY).statusCode()).isEqualTo(202);
    }

    @Test
    void whoeverSendsTheFaultHeaderIsNotBelieved() {
        Http.post(sandbox.uri() + "/api/v2/logs", BODY, "DD-API-KEY", Http.KEY, "X-Sandbox-Fault", "mine");

        assertThat(sandbox.requests().all().get(0).fault()).isNull();
    }

    @Test
    void garbageEndsTheConnectionAndNothingElse() throws IOException {
        try (RawClient client = new RawClient(sandbox)) {
            client.write("\u0000\u0001garbage\r\n\r\n");
            client.answer();
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
        assertThat(Http.logs(sandbox, BODY).statusCode()).isEqualTo(202);
    }

    /** Speaks HTTP byte by byte. */
    private static final class RawClient implements AutoCloseable {

        private final Socket socket;
        private final int port;

        RawClient(Sandbox sandbox) throws IOException {
            this.port = sandbox.uri().getPort();
            this.socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(10_000);
        }

        Socket socket() {
            return socket;
        }

        void post(String body) throws IOException {
            write(head("Content-Length: " + body.length()) + body);
        }

        String head(String length) {
            return "POST /api/v2/logs HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nDD-API-KEY: " + Http.KEY + "\r\n"
                    + length + "\r\n\r\n";
        }

        void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int b = socket.getInputStream().read();
                if (b < 0) {
                    return head.toString();
                }
                head.append((char) b);
            }
            return head.toString();
        }

        String answer() throws IOException {
            String head = head();
            int at = head.toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
            int length = at < 0 ? 0 : Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
            return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
