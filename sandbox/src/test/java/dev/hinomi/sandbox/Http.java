package dev.hinomi.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A client as applications have it: HTTP/1.1, kept-alive connections, a timeout. */
public final class Http {

    /** A good API key. */
    public static final String KEY = "0123456789abcdef0123456789abcdef";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Http() {}

    public static HttpResponse<String> get(String uri, String... headers) {
        return send(builder(uri, headers).GET());
    }

    public static HttpResponse<String> delete(String uri, String... headers) {
        return send(builder(uri, headers).DELETE());
    }

    public static HttpResponse<String> put(String uri, String body, String... headers) {
        return send(builder(uri, headers).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    public static HttpResponse<String> post(String uri, String body, String... headers) {
        return send(builder(uri, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public static CompletableFuture<HttpResponse<String>> postAsync(String uri, String body, String... headers) {
        HttpRequest request = builder(uri, headers)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    public static HttpResponse<String> logs(Sandbox sandbox, String body) {
        return post(sandbox.uri() + "/api/v2/logs", body, "DD-API-KEY", KEY, "Content-Type", "application/json");
    }

    private static HttpRequest.Builder builder(String uri, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(10));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder builder) {
        try {
            return CLIENT.send(builder.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }
}
