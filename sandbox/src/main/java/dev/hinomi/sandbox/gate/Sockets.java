package dev.hinomi.sandbox.gate;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;

/** The two ways to end a connection. */
final class Sockets {

    private Sockets() {}

    /** Ends it politely. */
    static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed either way.
        }
    }

    /** Ends it with TCP RST, and without leaving the port in TIME_WAIT. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // The other side was faster.
        }
        close(socket);
    }
}
