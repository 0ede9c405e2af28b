package dev.hinomi.sandbox.slack.socket;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.hinomi.sandbox.store.Changes;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The other end of Socket Mode, on a free port of the loopback. An address is good for one connection; each envelope goes to one
 * connection; an app has 10 of them at most (docs.slack.dev/apis/events-api/using-socket-mode). Thread-safe.
 */
public final class SocketServer implements AutoCloseable {

    /** How many connections an app may have. */
    public static final int MOST_CONNECTIONS = 10;

    private final ServerSocket listener;
    private final Changes changes;
    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();

    private record Connection(Socket socket, Frames frames) {}

    private SocketServer(ServerSocket listener, Changes changes) {
        this.listener = listener;
        this.changes = changes;
    }

    /**
     * Takes a port and serves.
     *
     * @param changes who is told about connections and acknowledgements
     * @return the running server
     * @throws IOException when no port can be had
     */
    public static SocketServer start(Changes changes) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        SocketServer server = new SocketServer(listener, changes);
        daemon("hinomi-sandbox-socket-mode", server::accept);
        return server;
    }

    /**
     * An address for one connection.
     *
     * @return for instance {@code ws://127.0.0.1:40123/link/?ticket=…}
     */
    public URI open() {
        String ticket = UUID.randomUUID().toString();
        tickets.add(ticket);
        return URI.create("ws://127.0.0.1:" + listener.getLocalPort() + "/link/?ticket=" + ticket);
    }

    /**
     * How many connections there are.
     *
     * @return the number of clients that were told hello
     */
    public int connections() {
        return connections.size();
    }

    /**
     * Waits for connections.
     *
     * @param count how many are wanted, exactly
     * @param timeout how long to wait at most
     * @return whether there were as many in time
     */
    public boolean await(int count, Duration timeout) {
        return changes.await(() -> connections.size() == count, timeout);
    }

    /**
     * Delivers an interaction to one of the connections.
     *
     * @param payload what happened
     * @return the id of its envelope; empty when nobody listens
     */
    public String deliver(JsonObject payload) {
        String id = UUID.randomUUID().toString();
        JsonObject envelope = new JsonObject();
        envelope.addProperty("envelope_id", id);
        envelope.addProperty("type", "interactive");
        envelope.addProperty("accepts_response_payload", false);
        envelope.add("payload", payload);
        List<Connection> all = List.copyOf(connections);
        for (int i = 0; i < all.size(); i++) {
            Connection chosen = all.get(Math.floorMod(turn.getAndIncrement(), all.size()));
            if (send(chosen, envelope)) {
                return id;
            }
        }
        return "";
    }

    /**
     * Waits until an envelope was acknowledged.
     *
     * @param id the envelope's id
     * @param timeout how long to wait at most
     * @return whether it was, in time
     */
    public boolean isAcknowledged(String id, Duration timeout) {
        return changes.await(() -> acknowledged.contains(id), timeout);
    }

    /**
     * Tells every connection that it ends; it stays open until its client or {@link #cut} ends it.
     *
     * @param reason such as {@code warning} or {@code refresh_requested}
     */
    public void disconnect(String reason) {
        connections.forEach(connection -> send(connection, disconnecting(reason)));
    }

    /** Breaks every connection off. */
    public void cut() {
        connections.forEach(connection -> close(connection.socket()));
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            // It is closed either way.
        }
        cut();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                daemon("hinomi-sandbox-socket-mode-connection", () -> serve(client));
            } catch (IOException e) {
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }

    private void serve(Socket client) {
        Connection connection = null;
        try (client) {
            client.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            OutputStream out = new BufferedOutputStream(client.getOutputStream());
            Handshake handshake = Handshake.read(in);
            int ticket = handshake.target().indexOf("ticket=");
            if (handshake.key().isEmpty()
                    || ticket < 0
                    || !tickets.remove(handshake.target().substring(ticket + "ticket=".length()))) {
                handshake.refuse(out, "403 Forbidden");
                return;
            }
            handshake.accept(out);
            connection = new Connection(client, new Frames(in, out));
            if (connections.size() >= MOST_CONNECTIONS) {
                send(connection, disconnecting("too_many_websockets"));
                connection.frames().writeClose();
                return;
            }
            send(connection, hello());
            connections.add(connection);
            changes.signal();
            read(connection);
        } catch (IOException e) {
            // The client is gone: there is nobody to tell.
        } finally {
            connections.remove(connection);
            changes.signal();
        }
    }

    private void read(Connection connection) throws IOException {
        while (true) {
            String text = connection.frames().readText();
            try {
                if (JsonParser.parseString(text) instanceof JsonObject answer
                        && answer.get("envelope_id") instanceof JsonPrimitive id) {
                    acknowledged.add(id.getAsString());
                    changes.signal();
                }
            } catch (JsonParseException e) {
                // Slack ignores what it cannot read, too.
            }
        }
    }

    private JsonObject hello() {
        JsonObject app = new JsonObject();
        app.addProperty("app_id", "A0HINOMI01");
        JsonObject debug = new JsonObject();
        debug.addProperty("host", "sandbox");
        debug.addProperty("approximate_connection_time", 18_060);
        JsonObject hello = new JsonObject();
        hello.addProperty("type", "hello");
        hello.add("connection_info", app);
        hello.addProperty("num_connections", connections.size() + 1);
        hello.add("debug_info", debug);
        return hello;
    }

    private static JsonObject disconnecting(String reason) {
        JsonObject message = new JsonObject();
        message.addProperty("type", "disconnect");
        message.addProperty("reason", reason);
        return message;
    }

    private static boolean send(Connection connection, JsonObject message) {
        try {
            connection.frames().writeText(message.toString());
            return true;
        } catch (IOException e) {
            close(connection.socket());
            return false;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed either way.
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
