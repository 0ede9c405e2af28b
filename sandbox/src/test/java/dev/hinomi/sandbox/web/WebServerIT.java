package dev.hinomi.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.sandbox.ManualClock;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.store.StoreBounds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WebServerIT {

    private static final int PUBLIC_PORT = 8127;

    private final ManualClock clock = new ManualClock();
    private final Store store = new Store(StoreBounds.forHeap(256L << 20));
    private final Journal journal = new Journal(store, clock);

    @Test
    void aHandlerThatFailsWithAnErrorStillAnswersAndIsJournaled() throws IOException {
        Routes routes = new Routes().add(Surface.INTAKE, "GET", "/broken", request -> {
            throw new StackOverflowError("nested too deeply");
        });

        assertThat(get(routes, "/broken")).startsWith("HTTP/1.1 500").contains("The sandbox failed on GET /broken");
        assertThat(store.exchanges().all())
                .singleElement()
                .satisfies(exchange -> assertThat(exchange.status()).isEqualTo(500));
    }

    @Test
    void formsOfAPageMayTellWhereTheyComeFrom() throws IOException {
        Routes routes = new Routes().page("/page", request -> Response.html(200, "<p>"));

        assertThat(get(routes, "/page")).containsIgnoringCase("Referrer-Policy: same-origin");
    }

    private String get(Routes routes, String path) throws IOException {
        try (WebServer server = WebServer.start(PUBLIC_PORT, routes, journal, clock);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String head =
                    "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + PUBLIC_PORT + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
