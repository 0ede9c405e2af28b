package dev.hinomi.alerts.webhook;

import dev.hinomi.alerts.notify.Destination;
import dev.hinomi.alerts.notify.Notification;
import dev.hinomi.alerts.notify.Notifier;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.notify.Redaction;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.masking.Masker;
import dev.hinomi.observability.traces.Untraced;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * Posts each notification as JSON, signed with a secret that both sides know. A receiver that gets the same {@code Idempotency-Key} twice
 * has got the same message with the same contents twice, and may drop it. Its address may be a secret itself and is never shown beyond its host. Thread-safe.
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
    private final Function<Notification, URI> address;
    private final Secret secret;
    private final WebhookBody body;
    private final InstantSource clock;

    private WebhookNotifier(Function<Notification, URI> address, Secret secret, WebhookBody body, InstantSource clock) {
        this.address = address;
        this.secret = secret;
        this.body = body;
        this.clock = clock;
    }

    /**
     * What is sent besides what an incident says itself.
     *
     * @param identity who speaks
     * @param masker hides secrets in every value that is sent
     * @param secret what bodies are signed with
     */
    public record Contents(ServiceIdentity identity, Masker masker, Secret secret) {}

    /** Posts all to one address. */
    public static WebhookNotifier to(Destination.Webhook webhook, Contents contents, InstantSource clock) {
        return new WebhookNotifier(
                notification -> webhook.address(),
                contents.secret(),
                new WebhookBody(new Redaction(contents.masker()), contents.identity()),
                clock);
    }

    /** Posts each notification to the address of its target, which must have one. */
    public static WebhookNotifier toTargets(Contents contents, InstantSource clock) {
        return new WebhookNotifier(
                notification -> ((Destination.Webhook) notification.target().destination()).address(),
                contents.secret(),
                new WebhookBody(new Redaction(contents.masker()), contents.identity()),
                clock);
    }

    @Override
    public Outcome send(Notification notification) {
        URI uri = address.apply(notification);
        Receipt receipt = new Receipt(uri.getHost(), notification.dedupKey());
        if (notification.action().isAside()) {
            return new Outcome.Sent(receipt);
        }
        WebhookBody.Written written = body.of(notification);
        long now = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", written.key())
                .header("X-Hinomi-Timestamp", Long.toString(now))
                .header("X-Hinomi-Signature", Signature.of(secret, now, written.json()))
                .POST(HttpRequest.BodyPublishers.ofString(written.json()))
                .build();
        return Untraced.call(() -> post(request, receipt));
    }

    private Outcome post(HttpRequest request, Receipt receipt) {
        try {
            HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            return verdict(answer.statusCode(), receipt);
        } catch (IOException broken) {
            return lost(receipt, broken.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return lost(receipt, "the process ends");
        }
    }

    private static Outcome verdict(int status, Receipt receipt) {
        if (status >= 200 && status < 300) {
            return new Outcome.Sent(receipt);
        }
        String why = receipt.channel() + " answered with HTTP status " + status;
        if (status == TOO_MANY || status >= FIRST_SERVER_ERROR) {
            return new Outcome.Retry(Optional.empty(), why, Outcome.Arrival.UNKNOWN);
        }
        return new Outcome.Reroute(why, "See whether the webhook's address and secret are those of its receiver");
    }

    private static Outcome lost(Receipt receipt, String what) {
        return new Outcome.Retry(
                Optional.empty(), "no answer from " + receipt.channel() + ": " + what, Outcome.Arrival.UNKNOWN);
    }
}
