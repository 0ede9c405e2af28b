package dev.hinomi.observability.http;

import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * An HTTP client that can be closed. Java's own has no end before Java 21: its selector
 * waits in native code for as long as the client is there, and for a thread in native code the JVM waits 300 ms before it
 * ends (HotSpot, {@code VM_Exit::wait_for_threads_in_native_to_block}). All threads are daemons. Thread-safe.
 */
public final class ClosableClient implements AutoCloseable {
    private static final String NAME = "hinomi-http";

    private final ThreadGroup threads = new ThreadGroup(NAME);
    private final HttpClient client;

    private ClosableClient(HttpClient.Builder description) {
        description.executor(Executors.newCachedThreadPool(this::thread));
        // The selector's thread joins the group of the thread that builds the client.
        this.client = CompletableFuture.supplyAsync(
                        description::build, building -> thread(building).start())
                .join();
    }

    /** A client as described, apart from its threads. */
    public static ClosableClient of(HttpClient.Builder description) {
        return new ClosableClient(description);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(threads, work, NAME);
        thread.setDaemon(true);
        return thread;
    }

    /** The client itself. */
    public HttpClient client() {
        return client;
    }

    /** Ends the client without waiting. What is under way, or sent later, is not answered. */
    @Override
    public void close() {
        threads.interrupt();
    }

    ThreadGroup threads() {
        return threads;
    }
}
