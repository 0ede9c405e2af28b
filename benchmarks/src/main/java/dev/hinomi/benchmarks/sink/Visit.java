package dev.hinomi.benchmarks.sink;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/** One connection, one request after the other: just as much HTTP as a client that posts needs. */
final class Visit implements Runnable {
    private final Socket socket;
    private final Supplier<Mood> mood;
    private final LineCounter counter;

    Visit(Socket socket, Supplier<Mood> mood, LineCounter counter) {
        this.socket = socket;
        this.mood = mood;
        this.counter = counter;
    }

    @Override
    public void run() {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            boolean staying = true;
            while (staying) {
                Head head = Head.read(in);
                staying = treat(head, in);
            }
        } catch (IOException gone) {
            // The client comes again, or it was sent away.
        }
    }

    /** Answers whether the client may stay. */
    private boolean treat(Head head, InputStream in) throws IOException {
        Mood now = mood.get();
        if (now == Mood.RESETS || now == Mood.REFUSES) {
            in.readNBytes(head.bodyBytes() / 2);
            counter.countMisbehaved();
            socket.setSoLinger(true, 0);
            return false;
        }
        byte[] body = in.readNBytes(head.bodyBytes());
        if (now == Mood.ANSWERS) {
            counter.count(decoded(body, head.encoding()));
            answer("202 Accepted");
            return true;
        }
        counter.countMisbehaved();
        if (now == Mood.UNAVAILABLE) {
            answer("503 Service Unavailable");
        }
        return true;
    }

    private void answer(String status) throws IOException {
        socket.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Length: 2\r\n\r\n{}").getBytes(StandardCharsets.US_ASCII));
    }

    private static InputStream decoded(byte[] body, String encoding) throws IOException {
        InputStream plain = new ByteArrayInputStream(body);
        return encoding.equals("gzip") ? new GZIPInputStream(plain, 1 << 16) : plain;
    }
}
