package dev.hinomi.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Attempt;
import dev.hinomi.alerts.notify.Destination;
import dev.hinomi.alerts.notify.Incidents;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.NotifierContract;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.notify.Trouble;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.masking.Masking;
import dev.hinomi.observability.time.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookNotifierIT extends NotifierContract {

    private static final String KEY = "0123456789abcdef";

    private record Received(String body, String timestamp, String signature, String key) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Incidents incidents = Incidents.of("api-error-rate", "Fails for ada@example.com");
    private HttpServer server;
    private volatile int status = 204;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.add(new Received(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                exchange.getRequestHeaders().getFirst("X-Hinomi-Timestamp"),
                exchange.getRequestHeaders().getFirst("X-Hinomi-Signature"),
                exchange.getRequestHeaders().getFirst("Idempotency-Key")));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    protected void vanish() {
        server.stop(0);
    }

    @Override
    protected List<String> received() {
        return received.stream().map(Received::body).toList();
    }

    @Override
    protected WebhookNotifier notifier() {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=in-the-address");
        return WebhookNotifier.to(
                new Destination.Webhook(uri),
                new WebhookNotifier.Contents(
                        ServiceIdentity.builder("career-api").env("prod").build(),
                        Masking.defaults().masker(),
                        Secret.of(KEY)),
                ManualClock.at(Incidents.START));
    }

    @Test
    void postsJsonThatCanBeProvedToComeFromHere() throws Exception {
        Notification notification = incidents.post(incidents.measure(0.073));
        assertThat(notifier().send(notification)).isInstanceOf(Outcome.Sent.class);
        Received request = received.get(0);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        StringBuilder expected = new StringBuilder("v1=");
        for (byte each : mac.doFinal((request.timestamp() + "." + request.body()).getBytes(StandardCharsets.UTF_8))) {
            expected.append(String.format("%02x", each));
        }
        assertThat(request.signature()).isEqualTo(expected.toString());
        assertThat(request.timestamp()).isEqualTo(Long.toString(Incidents.START.getEpochSecond()));
    }

    @Test
    void whatIsSentAgainHasTheSameKeyAndWhatSaysSomethingElseAnother() {
        Notification post = incidents.post(incidents.measure(0.073));
        Notification again = new Notification(
                post.target(),
                post.alert(),
                post.opened(),
                post.latest(),
                post.action(),
                new Attempt(
                        1,
                        Notification.Form.RICH,
                        0,
                        Optional.of(new Trouble("503", Incidents.START, Optional.empty(), Optional.empty()))));
        Notification over = new Notification(
                post.target(),
                post.alert(),
                post.opened(),
                incidents.measure(0.004),
                new Action.Update(new Receipt("host", post.dedupKey())),
                Attempt.FIRST);
        List.of(post, again, over).forEach(notifier()::send);
        assertThat(received.get(1).body()).contains("told_here_because");
        assertThat(received.get(1).key()).isEqualTo(received.get(0).key());
        assertThat(received.get(2).key()).isNotEqualTo(received.get(0).key());
        assertThat(received.stream()
                        .map(each -> JsonParser.parseString(each.body())
                                .getAsJsonObject()
                                .get("action")
                                .getAsString()))
                .containsExactly("post", "post", "update");
    }

    @Test
    void saysWhatHappenedWithoutSecrets() {
        Notification notification = incidents.post(incidents.measure(0.073));
        notifier().send(notification);
        JsonObject json = JsonParser.parseString(received.get(0).body()).getAsJsonObject();
        assertThat(json.get("severity").getAsString()).isEqualTo("CRITICAL");
        assertThat(json.get("value").getAsDouble()).isEqualTo(0.073);
        assertThat(json.get("rule").getAsString()).isEqualTo("api-error-rate");
        assertThat(json.get("env").getAsString()).isEqualTo("prod");
        assertThat(json.get("title").getAsString()).isEqualTo("Fails for [email]");
        assertThat(json.has("told_here_because")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"429, Retry", "500, Retry", "503, Retry", "400, Reroute", "401, Reroute", "404, Reroute", "302, Reroute"
    })
    void everyStatusHasAMeaningThatShowsNoAddress(int answered, String meaning) {
        status = answered;
        Outcome outcome = notifier().send(incidents.post(incidents.measure(0.073)));
        assertThat(outcome.getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(outcome.toString()).contains("127.0.0.1 answered").doesNotContain("in-the-address");
    }

    @Test
    void whatOnlyExplainsIsNotPosted() {
        Notification post = incidents.post(incidents.measure(0.073));
        Action note = new Action.Note(new Receipt("C1", "1"));
        notifier()
                .send(new Notification(post.target(), post.alert(), post.opened(), post.latest(), note, Attempt.FIRST));
        assertThat(received).isEmpty();
    }
}
