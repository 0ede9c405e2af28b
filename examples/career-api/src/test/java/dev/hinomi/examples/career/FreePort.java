package dev.hinomi.examples.career;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** The job board calls itself, so its port must be known before it starts. */
final class FreePort {

    private FreePort() {}

    static int find() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No port is free", e);
        }
    }
}
