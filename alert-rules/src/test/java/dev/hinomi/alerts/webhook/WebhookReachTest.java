package dev.hinomi.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebhookReachTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static URI at(String scheme, int port) {
        return URI.create(scheme + "://127.0.0.1:" + port + "/hook?token=verysecret");
    }

    @Test
    void aHostThatTakesConnectionsIsReached() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(WebhookReach.trouble(at("http", server.getLocalPort()), PATIENCE))
                    .isEmpty();
        }
    }

    @Test
    void aHostThatTakesNoneIsNamedWithoutTheRestOfItsAddress() throws IOException {
        int free;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = server.getLocalPort();
        }
        assertThat(WebhookReach.trouble(at("http", free), PATIENCE))
                .contains("127.0.0.1 cannot be reached: ConnectException");
    }

    @Test
    void aHostThatDoesNotSpeakTlsIsNotReachedByHttps() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(WebhookReach.trouble(at("https", server.getLocalPort()), Duration.ofMillis(200)))
                    .hasValueSatisfying(trouble -> assertThat(trouble).startsWith("127.0.0.1 cannot be reached: "));
        }
    }
}
