package dev.hinomi.observability.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.hinomi.observability.fixtures.LoopbackServer;
import dev.hinomi.observability.fixtures.LoopbackServer.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EcsMetadataIT {
    private final LoopbackServer agent = LoopbackServer.start();
    private final ServiceIdentity known = ServiceIdentity.of("career-api");

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
