package dev.hinomi.sandbox.gate;

import dev.hinomi.sandbox.faults.Faults;
import dev.hinomi.sandbox.web.FaultedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Owns a public port of the loopback: reads each request's head, applies the fault that is on for it, and otherwise hands it to
 * the HTTP server behind. One thread for each connection, at most {@value #MAX_CONNECTIONS}; one
 * whose client sends nothing for 2 minutes is closed.
 */
public final class FaultGate implements AutoCloseable {

    /** How many connections are served at once; further ones are reset. */
    public static final int MAX_CONNECTIONS = 512;

    private static final int BACKLOG = 256;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final ServerSocket listener;
    private final ExecutorService threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    private FaultGate(ServerSocket listener) {
        this.listener = listener;
        this.threads = threads();
    }

    /**
     * Takes a port; connections wait until {@link #serve}.
     *
     * @param port the port, or 0 for any free one
     * @return the gate
     * @throws IOException when the port is taken
     */
    public static FaultGate listen(int port) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
            return new FaultGate(listener);
        } catch (IOException e) {
            listener.close();
            throw new IOException("Port " + port + " of 127.0.0.1 cannot be had: " + e.getMessage(), e);
        }
    }

    /**
     * The public port.
     *
     * @return the port
     */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * Begins to serve.
     *
     * @param agent whether this is the trace agent's port
     * @param backendPort the port of the HTTP server behind
     * @param faults what goes wrong
     * @param journal is told of the requests that a fault kept from the server
     */
    public void serve(boolean agent, int backendPort, Faults faults, Consumer<FaultedRequest> journal) {
        Passage passage = new Passage(agent, backendPort, faults, journal, closed);
        Thread acceptor = new Thread(() -> accept(passage), "hinomi-sandbox-gate-" + port());
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private void accept(Passage passage) {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                hand(passage, client);
            } catch (IOException e) {
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }

    private void hand(Passage passage, Socket client) {
        try {
            threads.execute(() -> {
                try {
                    passage.serve(client);
                } finally {
                    Sockets.close(client);
                    open.remove(client);
                }
            });
        } catch (RejectedExecutionException e) {
            Sockets.reset(client);
            open.remove(client);
        }
    }

    /** Gives the port back and cuts every connection. */
    @Override
    public void close() {
        closed.countDown();
        Sockets.close(listener);
        open.forEach(Sockets::close);
        threads.shutdownNow();
    }

    private static ExecutorService threads() {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(0, MAX_CONNECTIONS, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "hinomi-sandbox-connection-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
