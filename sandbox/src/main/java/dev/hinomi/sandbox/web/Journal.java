package dev.hinomi.sandbox.web;

import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.Exchange;
import dev.hinomi.sandbox.store.Payload;
import dev.hinomi.sandbox.store.Store;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps every request to an intake with its answer, secrets removed. Thread-safe. */
public final class Journal {

    private static final int EXCHANGE_BYTES = 1_000;

    private final Store store;
    private final InstantSource clock;

    /**
     * A journal.
     *
     * @param store where it keeps them
     * @param clock tells the time
     */
    public Journal(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    long reserve() {
        return store.exchanges().reserve();
    }

    void record(Request request, String target, Response response) {
        String fault = request.headers().get(Dispatcher.FAULT_HEADER).orElse(null);
        Payload answer = Payload.of(response.contentType(), response.body().bytes());
        put(exchange(request, target, response.status(), answer, fault));
    }

    /**
     * Keeps a request that a fault held back from the server.
     *
     * @param held the request as far as it was read
     */
    public void recordFaulted(FaultedRequest held) {
        Parameters none = new Parameters(Map.of());
        Headers headers = new Headers(held.headers());
        Request request =
                new Request(reserve(), clock.instant(), held.method(), held.path(), none, none, headers, Body.EMPTY);
        put(exchange(request, held.target(), held.status(), Payload.EMPTY, held.fault()));
    }

    private static Exchange exchange(
            Request request, String target, int status, Payload answer, @Nullable String fault) {
        return new Exchange(
                request.id(),
                request.at(),
                Signals.of(request.path()),
                request.method(),
                Redaction.text(target),
                Redaction.headers(request.headers()),
                Bodies.kept(request),
                status,
                answer,
                fault);
    }

    private void put(Exchange exchange) {
        store.counters().add(Counter.REQUESTS, 1);
        store.counters().add(exchange.accepted() ? Counter.ACCEPTED : Counter.REFUSED, 1);
        if (exchange.fault() != null) {
            store.counters().add(Counter.FAULTED, 1);
        }
        int text =
                exchange.request().text().length() + exchange.response().text().length();
        store.exchanges().put(exchange.id(), exchange, EXCHANGE_BYTES + 2L * text);
    }
}
