package dev.hinomi.benchmarks.fleet;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Takes webhooks, refuses some and loses some of its answers. Thread-safe. */
final class Receiver implements AutoCloseable {

    private static final int REFUSED_PERCENT = 15;
    private static final int LOST_PERCENT = 7;

    private final HttpServer server;
    private final Random chance = new Random(1);
    private final Map<String, Integer> taken = new HashMap<>();
    private int answersLost;

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver start() throws IOException {
        Receiver receiver =
                new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        receiver.server.createContext("/", receiver::take);
        receiver.server.start();
        return receiver;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (refuses()) {
            exchange.sendResponseHeaders(503, -1);
        } else if (answers(JsonParser.parseString(body).getAsJsonObject())) {
            exchange.sendResponseHeaders(204, -1);
        }
        exchange.close();
    }

    private synchronized boolean refuses() {
        return chance.nextInt(100) < REFUSED_PERCENT;
    }

    /** Takes it; whether it says so. */
    private synchronized boolean answers(JsonObject message) {
        if (message.get("action").getAsString().equals("post")) {
            taken.merge(message.get("key").getAsString(), 1, Integer::sum);
        }
        boolean lost = chance.nextInt(100) < LOST_PERCENT;
        answersLost += lost ? 1 : 0;
        return !lost;
    }

    synchronized int told() {
        return taken.size();
    }

    synchronized int twice() {
        return taken.values().stream().mapToInt(count -> count - 1).sum();
    }

    synchronized int answersLost() {
        return answersLost;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
