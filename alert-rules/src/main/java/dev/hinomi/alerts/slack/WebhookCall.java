package dev.hinomi.alerts.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.webhook.Payload;
import com.slack.api.webhook.WebhookResponse;
import dev.hinomi.observability.traces.Untraced;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Calls one incoming webhook: one call is one request, which follows no redirect. What it says shows nothing of the address. */
final class WebhookCall {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z_]{1,60}");

    private final SlackWebhook webhook;
    private final Slack client;

    WebhookCall(SlackWebhook webhook) {
        this.webhook = webhook;
        this.client = SlackApi.client(new SlackConfig(), webhook.connectTimeout(), webhook.callTimeout());
    }

    /** One call, outside any trace of the application. */
    WebhookAnswer post(Payload payload) {
        return Untraced.call(() -> answer(payload));
    }

    private WebhookAnswer answer(Payload payload) {
        try {
            WebhookResponse response = client.send(webhook.url().reveal(), payload);
            return new WebhookAnswer.Said(
                    response.getCode(), word(response.getBody()), retryAfter(response.getHeaders()));
        } catch (IOException | RuntimeException broken) {
            return new WebhookAnswer.Lost(broken.getClass().getSimpleName());
        }
    }

    /** Whatever is between here and Slack may answer with anything, such as a page. */
    private static String word(String body) {
        String said = body.strip();
        return WORD.matcher(said).matches() ? said : "";
    }

    private static Optional<Duration> retryAfter(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .flatMap(SlackApi::retryAfter);
    }
}
