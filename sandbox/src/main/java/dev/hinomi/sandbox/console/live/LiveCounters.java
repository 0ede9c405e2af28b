package dev.hinomi.sandbox.console.live;

import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Server-sent events with counters, never rows: at most two per second and reader, a heartbeat when nothing happens, by which a reader that left is noticed, and no
 * more than {@value #MAX_READERS} readers. Thread-safe.
 */
public final class LiveCounters {
    private static final int MAX_READERS = 32;
    private static final Duration PACE = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private final Store store;
    private final Supplier<Map<Section, Long>> counts;
    private final Semaphore places = new Semaphore(MAX_READERS);

    /**
     * Counters of a store.
     *
     * @param store what was received
     * @param counts the numbers in the navigation
     */
    public LiveCounters(Store store, Supplier<Map<Section, Long>> counts) {
        this.store = store;
        this.counts = counts;
    }

    /**
     * Answers one reader until it is gone.
     *
     * @param request the request
     * @return a stream of events; with too many readers one that ends at once
     */
    public Response stream(Request request) {
        return Response.stream("text/event-stream", this::write);
    }

    private void write(OutputStream out) throws IOException {
        if (!places.tryAcquire()) {
            send(out, ": all " + MAX_READERS + " live connections are in use; close a tab\nretry: 2000\n\n");
            return;
        }
        try {
            send(out, "retry: 2000\n");
            long seen = -1;
            while (!Thread.currentThread().isInterrupted()) {
                long version = store.changes().version();
                send(out, version == seen ? ":\n\n" : "id: " + version + "\ndata: " + json(version) + "\n\n");
                seen = version;
                long sent = version;
                store.changes().await(() -> false, PACE);
                store.changes().await(() -> store.changes().version() != sent, HEARTBEAT);
            }
        } finally {
            places.release();
        }
    }

    private String json(long version) {
        String members = new TreeMap<>(counts.get())
                .entrySet().stream()
                        .map(count -> "\"" + count.getKey().name() + "\":" + count.getValue())
                        .collect(Collectors.joining(","));
        return "{\"version\":" + version + ",\"newestLog\":" + (store.logs().nextId() - 1) + ",\"counts\":{" + members
                + "}}";
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
