package dev.hinomi.observability.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.hinomi.observability.fixtures.LoopbackServer;
import dev.hinomi.observability.fixtures.LoopbackServer.Answer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcsMetadataIT {
    private final LoopbackServer agent = LoopbackServer.start();
    private final ServiceIdentity known = ServiceIdentity.of("career-api");

    /** The first request of a process loads a client, which may take longer than the agent has. */
    @BeforeAll
    static void loadTheClient() throws IOException, InterruptedException {
        try (LoopbackServer any = LoopbackServer.start()) {
            HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(any.uri()).build(), HttpResponse.BodyHandlers.discarding());
        }
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Test
    void addsWhatTheAgentTells() {
        agent.answer(EcsMetadataIT::answerAsEcsDoes);

        ServiceIdentity identity = enriched(EcsMetadata.trusting(uri -> true), agent.uri() + "/v4/abc");

        assertThat(identity.sharedTags()).containsEntry("task_family", "career-api");
        assertThat(agent.received())
                .extracting(request -> request.uri().getPath())
                .containsExactly("/v4/abc", "/v4/abc/task");
    }

    @Test
    void asksNobodyOutsideOfEcs() {
        assertThat(EcsMetadata.linkLocal().enrich(known, name -> null)).isCompletedWithValue(known);
    }

    @Test
    void asksNoAddressButEcsOwn() {
        assertThat(enriched(EcsMetadata.linkLocal(), agent.uri().toString())).isSameAs(known);
        assertThat(enriched(EcsMetadata.linkLocal(), "http://169.254.170.2.example.com/v4"))
                .isSameAs(known);
        assertThat(enriched(EcsMetadata.linkLocal(), "not an address")).isSameAs(known);
        assertThat(agent.received()).isEmpty();
    }

    @Test
    void changesNothingWhenTheAgentFails() {
        agent.answer(Answer.of(500, "no"));

        assertThat(enriched(EcsMetadata.trusting(uri -> true), agent.uri().toString()))
                .isSameAs(known);
    }

    @Test
    void waitsASecondAtMost() {
        agent.answer(Answer.silence());

        assertThat(EcsMetadata.trusting(uri -> true)
                        .enrich(known, Map.of(EcsMetadata.VARIABLE, agent.uri().toString())::get))
                .succeedsWithin(Duration.ofMillis(1500))
                .isSameAs(known);
    }

    @Test
    void givesUpOnAnAnswerThatTricklesAndLetsGoOfItsConnection() {
        agent.answer(Answer.hangingInTheBody());

        assertThat(enriched(EcsMetadata.trusting(uri -> true), agent.uri().toString()))
                .isSameAs(known);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .doesNotContain("hinomi-ecs-metadata"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"TaskARN\":[]}",
                "{\"Labels\":{\"com.amazonaws.ecs.container-name\":1.5e999}}"
            })
    void changesNothingButWhatItUnderstands(String answer) {
        agent.answer(Answer.of(200, answer));

        ServiceIdentity identity =
                enriched(EcsMetadata.trusting(uri -> true), agent.uri().toString());

        assertThat(identity.sharedTags().keySet()).isSubsetOf("container_name", "ecs_container_name");
        assertThat(identity.service()).isEqualTo("career-api");
    }

    @Test
    void changesNothingForAnAnswerThatIsTooLongOrTooDeep() {
        agent.answer(Answer.of(200, "{\"Family\":\"" + "x".repeat(2_000_000) + "\"}"));
        assertThat(enriched(EcsMetadata.trusting(uri -> true), agent.uri().toString()))
                .isSameAs(known);

        agent.answer(Answer.of(200, "[".repeat(400_000)));
        assertThat(enriched(EcsMetadata.trusting(uri -> true), agent.uri().toString()))
                .isSameAs(known);
    }

    @Test
    void followsNoRedirect() {
        agent.answer(exchange -> {
            exchange.getResponseHeaders().set("Location", agent.uri() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        assertThat(enriched(EcsMetadata.trusting(uri -> true), agent.uri() + "/v4/abc"))
                .isSameAs(known);
        assertThat(agent.received())
                .extracting(request -> request.uri().getPath())
                .containsExactly("/v4/abc");
    }

    private ServiceIdentity enriched(EcsMetadata metadata, String address) {
        return metadata.enrich(known, Map.of(EcsMetadata.VARIABLE, address)::get)
                .orTimeout(3, TimeUnit.SECONDS)
                .join();
    }

    private static void answerAsEcsDoes(HttpExchange exchange) throws IOException {
        boolean task = exchange.getRequestURI().getPath().endsWith("/task");
        Answer.of(200, task ? EcsTaskTest.TASK : EcsTaskTest.CONTAINER).to(exchange);
    }
}
