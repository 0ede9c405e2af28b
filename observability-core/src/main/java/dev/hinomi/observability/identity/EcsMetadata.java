package dev.hinomi.observability.identity;

import dev.hinomi.observability.http.ClosableClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks the ECS agent once, in the background, what task this is. Outside of ECS nothing is asked. Any failure leaves the
 * identity as it was: an answer that is slow, longer than a megabyte, no JSON, or a redirect, which is not followed.
 */
public final class EcsMetadata {
    /** The variable in which ECS gives the address; set by ECS alone. */
    public static final String VARIABLE = "ECS_CONTAINER_METADATA_URI_V4";

    private static final Duration BUDGET = Duration.ofSeconds(1);

    /** In bytes; a task of ten containers takes some 20,000. */
    private static final int LONGEST_ANSWER = 1_000_000;

    private final Predicate<URI> trusted;
    private final UnaryOperator<Runnable> manner;

    private EcsMetadata(Predicate<URI> trusted, UnaryOperator<Runnable> manner) {
        this.trusted = trusted;
        this.manner = manner;
    }

    /** Trusts ECS's link-local address 169.254.170.2 alone, so that a stray variable cannot make us call elsewhere. */
    public static EcsMetadata linkLocal() {
        return trusting(uri -> "http".equals(uri.getScheme()) && "169.254.170.2".equals(uri.getHost()));
    }

    /** For tests: trusts whatever the predicate accepts, such as a server on the loopback interface. */
    public static EcsMetadata trusting(Predicate<URI> trusted) {
        return new EcsMetadata(trusted, UnaryOperator.identity());
    }

    /** The same, asking in the given manner: untraced, for instance. */
    public EcsMetadata asking(UnaryOperator<Runnable> value) {
        return new EcsMetadata(trusted, value);
    }

    /**
     * The identity with the task's tags, at the latest a second from now. Never fails, never blocks.
     *
     * @param identity what is known already
     * @param environment by variable name, answering {@code null} for what is not there
     */
    public CompletableFuture<ServiceIdentity> enrich(
            ServiceIdentity identity, Function<String, @Nullable String> environment) {
        Optional<URI> address = address(environment.apply(VARIABLE));
        if (address.isEmpty()) {
            return CompletableFuture.completedFuture(identity);
        }
        CompletableFuture<ServiceIdentity> enriched = new CompletableFuture<>();
        Runnable question = manner.apply(() -> enriched.complete(ask(address.get(), identity)));
        Thread thread = new Thread(question, "hinomi-ecs-metadata");
        thread.setDaemon(true);
        thread.start();
        return enriched.completeOnTimeout(identity, BUDGET.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Optional<URI> address(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(value.strip())).filter(trusted);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static ServiceIdentity ask(URI address, ServiceIdentity identity) {
        try (ClosableClient http = ClosableClient.of(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(BUDGET)
                .followRedirects(HttpClient.Redirect.NEVER))) {
            return EcsTask.parse(get(http.client(), address), get(http.client(), task(address)))
                    .addTo(identity);
        } catch (IOException | TimeoutException | RuntimeException | StackOverflowError unknown) {
            // A deep nest of brackets overflows the stack of the parser; the answer is then worth as little as none.
            return identity;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return identity;
        }
    }

    private static URI task(URI container) {
        String base = container.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/task");
    }

    /** The timeout of a request ends with its headers; this one covers the body too, and then lets go of the connection. */
    private static String get(HttpClient client, URI uri) throws IOException, InterruptedException, TimeoutException {
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(BUDGET).build();
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request, head -> ShortText.ofAtMost(LONGEST_ANSWER));
        try {
            HttpResponse<String> response = answer.get(BUDGET.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("ECS metadata answered " + response.statusCode() + " to GET " + uri + ".");
            }
            return response.body();
        } catch (ExecutionException failed) {
            throw new IOException("ECS metadata could not be read from " + uri + ".", failed);
        } finally {
            answer.cancel(true);
        }
    }
}
