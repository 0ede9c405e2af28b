package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.observability.config.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackWebhookTest {

    private static final String GOOD = "https://hooks.slack.com/services/T00000000/B00000000/verysecretpart";

    @ParameterizedTest
    @ValueSource(
            strings = {
                GOOD,
                "https://hooks.slack-gov.com/services/T00000000/B00000000/verysecretpart",
                "http://127.0.0.1:8127/services/T0SANDBOX1/B0HINOMI01/sandbox",
                "http://localhost:8127/services/T0SANDBOX1/B0HINOMI01/sandbox",
                "http://[::1]:8127/services/T0SANDBOX1/B0HINOMI01/sandbox"
            })
    void slacksOwnHostsAndThisHostAreAccepted(String address) {
        assertThat(SlackWebhook.complaint(Secret.of(address))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://hooks.slack.com/services/T1/B1/verysecret           | its scheme is http",
                "https://hooks.slack.example.com/services/T1/B1/verysecret  | its host is hooks.slack.example.com",
                "https://hooks.slack.com/services/T1/verysecret             | what follows its host hooks.slack.com",
                "https://hooks.slack.com/services/T1/B1/verysecret?a=b      | what follows its host hooks.slack.com",
                "https://hooks.slack.com/triggers/T1/1/verysecret           | it starts a workflow",
                "https://hooks.slack.com/workflows/T1/A1/1/verysecret       | it starts a workflow",
                "ftp://127.0.0.1/services/T1/B1/verysecret                  | its host is 127.0.0.1",
                "verysecret                                                 | it has no host",
                "https://<verysecret>                                       | it is no web address"
            })
    void anythingElseIsRefusedWithoutShowingMoreThanItsHost(String address, String complaint) {
        assertThatThrownBy(() -> SlackWebhook.of(Secret.of(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the address of Slack's incoming webhook cannot be used: " + complaint)
                .hasMessageContaining("https://hooks.slack.com/services/T…/B…/…")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("verysecret"));
    }

    @Test
    void timeoutsHaveALength() {
        assertThatThrownBy(() -> new SlackWebhook(Secret.of(GOOD), Duration.ZERO, Duration.ofSeconds(1)))
                .hasMessageContaining("1 ms or longer but were PT0S to connect");
    }

    @Test
    void printsNoMoreThanItsHost() {
        assertThat(SlackWebhook.of(Secret.of(GOOD))).hasToString("SlackWebhook[hooks.slack.com]");
    }
}
