package dev.hinomi.examples.career;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/**
 * The job board calls itself, so its port must be known before it starts. It is looked for below the ephemeral ports:
 * one of those may become the near end of a connection between the search and the start.
 */
final class FreePort {

    private FreePort() {}

    static int find() {
        return IntStream.range(20_000, 30_000)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No port from 20,000 to 30,000 is free."));
    }

    private static boolean isFree(int port) {
        try (ServerSocket listener = new ServerSocket(port)) {
            return listener.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
