package dev.hinomi.sandbox.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The HTTP server behind a gate: the JDK's own, on a port of the loopback that only the gate knows. */
public final class WebServer implements AutoCloseable {

    static {
        // Without it every answer on a kept-alive connection waits 40 ms for the client's delayed acknowledgement
        // (JDK-6968351).
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int THREADS = 128;
    private static final int BACKLOG = 256;

    private final HttpServer server;
    private final ExecutorService threads;

    private WebServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts a server.
     *
     * @param publicPort the port that clients see and name in their Host header
     * @param routes what it answers
     * @param journal where requests are kept
     * @param clock tells the time
     * @return the running server
     * @throws IOException when no port can be had
     */
    public static WebServer start(int publicPort, Routes routes, Journal journal, InstantSource clock)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        ExecutorService threads = threads();
        server.setExecutor(threads);
        server.createContext("/", new Dispatcher(routes, new LoopbackGuard(publicPort), journal, clock));
        startAsDaemon(server);
        return new WebServer(server, threads);
    }

    /** The server's own thread is a daemon only when a daemon starts it. */
    private static void startAsDaemon(HttpServer server) throws IOException {
        Thread starter = new Thread(server::start, "hinomi-sandbox-start");
        starter.setDaemon(true);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            server.stop(0);
            throw new InterruptedIOException("Interrupted while the sandbox was starting");
        }
    }

    /**
     * The port behind the gate.
     *
     * @return the port
     */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops at once; requests in flight are cut. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static ExecutorService threads() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "hinomi-sandbox-http-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
