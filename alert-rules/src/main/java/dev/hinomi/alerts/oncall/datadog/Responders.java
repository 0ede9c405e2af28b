package dev.hinomi.alerts.oncall.datadog;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.traces.Untraced;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One question to Datadog. Keys go in headers alone; redirects are not followed. */
final class Responders {

    /** In bytes; an answer about two shifts takes some 3,000. */
    private static final int LONGEST_ANSWER = 1_000_000;

    private static final String QUERY =
            "include=responders,responders.shifts,responders.shifts.user&filter%5Bposition%5D=current,next";

    private final URI api;
    private final Secret apiKey;
    private final Secret applicationKey;
    private final Duration budget;
    private final Executor executor = Executors.newCachedThreadPool(Responders::thread);
    private final HttpClient client;

    Responders(URI api, Secret apiKey, Secret applicationKey, Duration budget) {
        this.api = api;
        this.apiKey = apiKey;
        this.applicationKey = applicationKey;
        this.budget = budget;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(budget)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(executor)
                .build();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "hinomi-on-call");
        thread.setDaemon(true);
        return thread;
    }

    /** The shifts of a schedule. */
    Shifts of(String id) throws UnansweredException {
        HttpRequest request = HttpRequest.newBuilder(address(id))
                .timeout(budget)
                .header("DD-API-KEY", apiKey.reveal())
                .header("DD-APPLICATION-KEY", applicationKey.reveal())
                .header("Accept", "application/json")
                .build();
        CompletableFuture<String> answer = Untraced.call(
                        () -> client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream()))
                .thenApplyAsync(response -> body(id, response), executor);
        try {
            return RespondersJson.read(answer.get(budget.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            throw new UnansweredException("Datadog did not answer within " + budget.toMillis() + " ms");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RefusedException refused
                    ? new UnansweredException(String.valueOf(refused.getMessage()))
                    : new UnansweredException("Datadog could not be reached: " + failed.getCause());
        } catch (IllegalArgumentException unreadable) {
            throw new UnansweredException("Datadog gave " + unreadable.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnansweredException("asking Datadog was interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private URI address(String id) {
        String base = api.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                + "/api/v2/on-call/schedules/" + id + "/responders?" + QUERY);
    }

    private static String body(String id, HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            if (response.statusCode() == 200) {
                return new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        throw new RefusedException(
                switch (response.statusCode()) {
                    case 401, 403 ->
                        "Datadog refused the keys (HTTP " + response.statusCode()
                                + "): the application key needs on_call_read";
                    case 404 -> "Datadog knows no schedule " + id;
                    case 429 -> "Datadog's limit of questions is reached";
                    default -> "Datadog answered HTTP " + response.statusCode();
                });
    }

    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        RefusedException(String words) {
            super(words);
        }
    }
}
