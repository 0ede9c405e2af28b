package dev.hinomi.observability.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.fixtures.LoopbackServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ClosableClientIT {
    private final LoopbackServer server = LoopbackServer.start();
    private final ClosableClient http = ClosableClient.of(HttpClient.newBuilder());

    @AfterEach
    void stop() {
        http.close();
        server.close();
    }

    @Test
    void aClosedOneHasNoThreadInNativeCodeThatTheEndOfTheJvmWaitsFor() throws Exception {
        assertThat(send().get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
        Thread[] selectors = threads().filter(ClosableClientIT::isInNativeCode).toArray(Thread[]::new);
        assertThat(selectors).hasSize(1);

        http.close();

        selectors[0].join();
    }

    @Test
    void everyThreadOfItIsADaemon() throws Exception {
        send().get(5, TimeUnit.SECONDS);

        assertThat(threads()).isNotEmpty().allMatch(Thread::isDaemon);
    }

    private CompletableFuture<HttpResponse<Void>> send() {
        return http.client().sendAsync(HttpRequest.newBuilder(server.uri()).build(), BodyHandlers.discarding());
    }

    private Stream<Thread> threads() {
        Thread[] found = new Thread[50];
        http.threads().enumerate(found);
        return Arrays.stream(found).filter(Objects::nonNull);
    }

    private static boolean isInNativeCode(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("sun.nio.ch"));
    }
}
