package dev.hinomi.observability.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.fixtures.LoopbackServer;
import dev.hinomi.observability.fixtures.LoopbackServer.Answer;
import dev.hinomi.observability.fixtures.LoopbackServer.Received;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatadogPutIT {
    private static final String API_KEY = "0123456789abcdef0123456789abcdef";
    private static final String APPLICATION_KEY = "fedcba9876543210fedcba9876543210fedcba98";

    private final LoopbackServer datadog = LoopbackServer.start();
    private final DatadogPut put = DatadogPut.below(
            DatadogEndpoints.at(datadog.uri()).metricMetadata(), Secret.of(API_KEY), Secret.of(APPLICATION_KEY));

    @AfterEach
    void stop() {
        datadog.close();
    }

    @Test
    void carriesBothKeysInTheirHeadersAndNowhereElse() {
        DatadogReply reply = put.put("shop.orders", "{\"type\":\"count\"}");

        Received request = datadog.received().get(0);
        assertThat(reply.status()).isEqualTo(202);
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.uri()).hasPath("/api/v1/metrics/shop.orders").hasNoQuery();
        assertThat(request.header("DD-API-KEY")).isEqualTo(API_KEY);
        assertThat(request.header("DD-APPLICATION-KEY")).isEqualTo(APPLICATION_KEY);
        assertThat(request.body()).isEqualTo("{\"type\":\"count\"}");
    }

    @Test
    void tellsHowLongDatadogAsksToWait() {
        datadog.answer(Answer.of(429, "", "X-RateLimit-Reset", "17"));
        assertThat(put.put("shop.orders", "{}")).isEqualTo(new DatadogReply(429, Duration.ofSeconds(17), ""));
    }

    @Test
    void masksBothKeysInWhatDatadogSays() {
        datadog.answer(Answer.of(403, API_KEY + " and " + APPLICATION_KEY));

        assertThat(put.put("shop.orders", "{}").said()).isEqualTo("**** and ****");
    }

    @Test
    void saysWhyThereWasNoAnswer() {
        datadog.close();

        DatadogReply reply = put.put("shop.orders", "{}");

        assertThat(reply.status()).isEqualTo(DatadogReply.NO_ANSWER);
        assertThat(reply.said()).contains("could not be reached").doesNotContain(API_KEY);
    }
}
