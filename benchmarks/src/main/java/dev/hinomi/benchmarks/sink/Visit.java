package dev.hinomi.benchmarks.sink;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
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
        return switch (mood.get()) {
            case ANSWERS -> {
                counter.count(decoded(in.readNBytes(head.bodyBytes()), head.encoding()));
                yield answer("202 Accepted");
            }
            case UNAVAILABLE -> {
                in.skipNBytes(head.bodyBytes());
                yield answer("503 Service Unavailable");
            }
            case HANGS -> {
                in.skipNBytes(head.bodyBytes());
                yield true;
            }
            case REFUSES, RESETS -> {
                in.skipNBytes(head.bodyBytes() / 2);
                yield reset();
            }
            case LOSES_ANSWERS -> {
                counter.count(decoded(in.readNBytes(head.bodyBytes()), head.encoding()));
                yield reset();
            }
        };
    }

    private boolean reset() throws IOException {
        socket.setSoLinger(true, 0);
        return false;
    }

    private boolean answer(String status) throws IOException {
        socket.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Length: 2\r\n\r\n{}").getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    private static InputStream decoded(byte[] body, String encoding) throws IOException {
        InputStream plain = new ByteArrayInputStream(body);
        return switch (encoding) {
            case "gzip" -> new GZIPInputStream(plain, 1 << 16);
            case "zstd" -> new ZstdInputStreamNoFinalizer(plain);
            default -> plain;
        };
    }
}
