package dev.hinomi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetadataIT {

    private static final String APPLICATION_KEY = "0123456789abcdef0123456789abcdef01234567";
    private static final String COUNT = "{\"type\":\"count\",\"unit\":\"item\",\"description\":\"Orders\"}";

    private final Sandbox sandbox = Sandbox.startOnFreePorts();

    @BeforeEach
    void oneMetricIsKnown() {
        String body = "{\"series\":[{\"metric\":\"shop.orders\",\"type\":1,\"points\":[{\"timestamp\":"
                + Instant.now().getEpochSecond() + ",\"value\":1}]}]}";
        assertThat(Http.post(sandbox.uri() + "/api/v2/series", body, "DD-API-KEY", Http.KEY)
                        .statusCode())
                .isEqualTo(202);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void whatIsToldOfAKnownMetricIsKeptAndReadBack() {
        assertThat(put("shop.orders", COUNT, APPLICATION_KEY).statusCode()).isEqualTo(200);
        assertThat(put("shop.orders", "{\"short_name\":\"orders\"}", APPLICATION_KEY)
                        .statusCode())
                .isEqualTo(200);

        assertThat(get("shop.orders").body())
                .isEqualTo(
                        "{\"type\":\"count\",\"unit\":\"item\",\"description\":\"Orders\",\"short_name\":\"orders\"}");
        assertThat(sandbox.series().metadata()).containsOnlyKeys("shop.orders");
    }

    @Test
    void aMetricOfWhichNoPointHasArrivedIsNotFound() {
        HttpResponse<String> answer = put("shop.unknown", COUNT, APPLICATION_KEY);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"errors\":[\"metric_name not found\"]}");
        assertThat(get("shop.unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void withoutAnApplicationKeyAndWithAWrongOneItIsForbidden() {
        assertThat(Http.put(address("shop.orders"), COUNT, "DD-API-KEY", Http.KEY)
                        .statusCode())
                .isEqualTo(403);
        assertThat(put("shop.orders", COUNT, "wrong").statusCode()).isEqualTo(403);
        assertThat(Http.get(address("shop.orders"), "DD-API-KEY", Http.KEY).statusCode())
                .isEqualTo(403);
        assertThat(sandbox.series().metadata()).isEmpty();
    }

    @Test
    void withoutAnApiKeyItIsUnauthorized() {
        assertThat(Http.put(address("shop.orders"), COUNT, "DD-APPLICATION-KEY", APPLICATION_KEY)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsNotAsDocumentedIsABadRequest() {
        for (String body : new String[] {"[]", "{\"type\":\"timer\"}", "{\"unit\":7}", "{"}) {
            assertThat(put("shop.orders", body, APPLICATION_KEY).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(sandbox.problems().all()).hasSize(4);
    }

    private HttpResponse<String> put(String metric, String body, String applicationKey) {
        return Http.put(address(metric), body, "DD-API-KEY", Http.KEY, "DD-APPLICATION-KEY", applicationKey);
    }

    private HttpResponse<String> get(String metric) {
        return Http.get(address(metric), "DD-API-KEY", Http.KEY, "DD-APPLICATION-KEY", APPLICATION_KEY);
    }

    private String address(String metric) {
        return sandbox.uri() + "/api/v1/metrics/" + metric;
    }
}
