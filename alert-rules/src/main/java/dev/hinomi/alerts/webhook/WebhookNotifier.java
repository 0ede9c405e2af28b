package dev.hinomi.alerts.webhook;

import dev.hinomi.alerts.notify.Action;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Notifier;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.notify.Redaction;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.masking.Masking;
import dev.hinomi.observability.traces.Untraced;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Posts each notification as JSON, signed with a secret that both sides know. A receiver that gets the same {@code Idempotency-Key} twice
 * has got the same message twice. Its address may be a secret itself and is never shown beyond its host. Thread-safe.
 */
public final class WebhookNotifier implements Notifier {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TOO_MANY = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Address address;
    private final WebhookBody body;
    private final InstantSource clock;

    /**
     * Where it goes.
     *
     * @param uri an http or https address
     * @param secret what bodies are signed with
     */
    public record Address(URI uri, Secret secret) {

        /** Refuses what is no web address. */
        public Address {
            if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                throw new IllegalArgumentException(
                        "a webhook's address must be http(s) with a host, such as https://alerts.example.com/hook, but its scheme is "
                                + uri.getScheme() + " and its host " + uri.getHost());
            }
        }

        @Override
        public String toString() {
            return "Address[" + uri.getHost() + "]";
        }
    }

    /**
     * @param address where it goes
     * @param identity who speaks
     * @param clock signs with the time
     */
    public WebhookNotifier(Address address, ServiceIdentity identity, InstantSource clock) {
        this.address = address;
        this.body = new WebhookBody(new Redaction(Masking.defaults().masker()), identity);
        this.clock = clock;
    }

    @Override
    public Outcome send(Notification notification) {
        Receipt receipt = new Receipt(address.uri().getHost(), notification.dedupKey());
        if (notification.action() instanceof Action.Note) {
            return new Outcome.Sent(receipt);
        }
        String json = body.of(notification);
        long now = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(address.uri())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", notification.dedupKey())
                .header("X-Hinomi-Timestamp", Long.toString(now))
                .header("X-Hinomi-Signature", Signature.of(address.secret(), now, json))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return Untraced.call(() -> post(request, receipt));
    }

    private Outcome post(HttpRequest request, Receipt receipt) {
        try {
            HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            return verdict(answer.statusCode(), receipt);
        } catch (IOException broken) {
            return lost(broken.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return lost("the process ends");
        }
    }

    private Outcome verdict(int status, Receipt receipt) {
        if (status >= 200 && status < 300) {
            return new Outcome.Sent(receipt);
        }
        String why = address.uri().getHost() + " answered with HTTP status " + status;
        if (status == TOO_MANY || status >= FIRST_SERVER_ERROR) {
            return new Outcome.Retry(Optional.empty(), why, Outcome.Arrival.UNKNOWN);
        }
        return new Outcome.Reroute(why, "See whether the webhook's address and secret are those of its receiver");
    }

    private Outcome lost(String what) {
        return new Outcome.Retry(
                Optional.empty(), "no answer from " + address.uri().getHost() + ": " + what, Outcome.Arrival.UNKNOWN);
    }
}
