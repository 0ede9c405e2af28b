package dev.hinomi.alerts.webhook;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Whether the host of a webhook can be reached, and over TLS proves who it is: nothing is sent to it. */
public final class WebhookReach {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private WebhookReach() {}

    /**
     * What keeps it from being reached; empty when nothing does.
     *
     * @param address http or https; no more of it than its host is used
     * @param atMost how long to wait for a connection, and as long again for TLS
     */
    public static Optional<String> trouble(URI address, Duration atMost) {
        boolean secure = "https".equals(address.getScheme());
        int standard = secure ? HTTPS : HTTP;
        int port = address.getPort() < 0 ? standard : address.getPort();
        int patience = (int) Math.max(1, atMost.toMillis());
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address.getHost(), port), patience);
            plain.setSoTimeout(patience);
            if (secure) {
                shakeHands(plain, address.getHost(), port);
            }
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.of(address.getHost() + " cannot be reached: "
                    + broken.getClass().getSimpleName());
        }
    }

    private static void shakeHands(Socket plain, String host, int port) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port, true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }
}
