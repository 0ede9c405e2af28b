package dev.hinomi.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SwitchboardTest {

    private final Incidents incidents = Incidents.of("api-error-rate");
    private final Notification post = incidents.post(incidents.measure(0.073));
    private final List<String> told = new ArrayList<>();

    private Notifier telling(String name) {
        return notification -> {
            told.add(name);
            return new Outcome.Sent(new Receipt(name, "1"));
        };
    }

    private Notification at(Destination destination) {
        NotifyTarget target = new NotifyTarget("t", destination, Map.of(), "rules.yml:1:1");
        return new Notification(target, post.alert(), post.opened(), post.latest(), post.action(), post.attempt());
    }

    @Test
    void eachTargetIsToldWhereItWantsToBe() {
        Notifier all = Switchboard.of(telling("slack"), telling("webhook"), telling("event"));
        all.send(at(new Destination.Slack("#a")));
        all.send(at(new Destination.Webhook(URI.create("https://alerts.example.com/hook"))));
        all.send(at(new Destination.DatadogEvents()));
        assertThat(told).containsExactly("slack", "webhook", "event");
    }

    @Test
    void manyIncidentsAreOneMessageOnlyWhereSlackShowsThem() {
        DigestNotifier folding = new DigestNotifier() {
            @Override
            public Outcome send(Digest digest) {
                return new Outcome.Rejected("not asked");
            }

            @Override
            public Outcome send(Notification notification) {
                return telling("slack").send(notification);
            }
        };
        assertThat(Switchboard.of(folding, telling("webhook"), telling("event")))
                .isInstanceOf(DigestNotifier.class);
        assertThat(Switchboard.of(telling("log"), telling("webhook"), telling("event")))
                .isNotInstanceOf(DigestNotifier.class);
    }

    @Test
    void oneOfSeveralThatTookItIsEnough() {
        Notifier missing = new NotSetUp("there is no API key", "Set DD_API_KEY");
        assertThat(new EveryOne(List.of(missing, telling("log"))).send(post)).isInstanceOf(Outcome.Sent.class);
        assertThat(new EveryOne(List.of(missing)).send(post))
                .isEqualTo(new Outcome.Reroute("there is no API key", "Set DD_API_KEY"));
        assertThatThrownBy(() -> new EveryOne(List.of())).hasMessageContaining("somebody must be told");
    }

    @Test
    void theAddressOfAWebhookIsShownNoFurtherThanItsHost() {
        Destination webhook = new Destination.Webhook(URI.create("https://alerts.example.com/secret"));
        assertThat(webhook.written()).isEqualTo("alerts.example.com");
        assertThat(webhook).hasToString("Webhook[alerts.example.com]");
        assertThatThrownBy(() -> new Destination.Webhook(URI.create("ftp://alerts.example.com/secret")))
                .hasMessageContaining("ftp")
                .hasMessageNotContaining("secret");
    }
}
