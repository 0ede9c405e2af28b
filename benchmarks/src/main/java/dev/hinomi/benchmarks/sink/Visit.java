package dev.hinomi.benchmarks.sink;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** One connection, one request after the other: just as much HTTP as a client that posts needs. */
final class Visit implements Runnable {
    private static final String UNAVAILABLE = "503 Service Unavailable";
    private static final String BUSY = "429 Too Many Requests\r\nRetry-After: 1";
    private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);

    private final Socket socket;
    private final Supplier<Mood> mood;
    private final BodyCounter counter;
    private int requests;

    /** The mood is asked for once a request. */
    Visit(Socket socket, Supplier<Mood> mood, BodyCounter counter) {
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
                requests++;
                staying = treat(head, in);
            }
        } catch (IOException gone) {
            // The client comes again, or it was sent away.
        }
    }

    /** Answers whether the client may stay. */
    private boolean treat(Head head, InputStream in) throws IOException {
        return switch (mood.get()) {
            case ANSWERS -> take(head, in);
            case UNAVAILABLE, UNAVAILABLE_ONCE -> decline(UNAVAILABLE, head, in);
            case BUSY_ONCE -> decline(BUSY, head, in);
            case HANGS -> {
                in.skipNBytes(head.bodyBytes());
                yield true;
            }
            case SLOW -> {
                String status = counter.count(head, in.readNBytes(head.bodyBytes()));
                LockSupport.parkNanos(SLOW_NANOS);
                yield answer(status);
            }
            case REFUSES, RESETS -> reset(head, in);
            case RESETS_BETWEEN -> requests == 1 ? take(head, in) : reset(head, in);
            case LOSES_ANSWERS -> {
                counter.count(head, in.readNBytes(head.bodyBytes()));
                yield reset();
            }
        };
    }

    private boolean take(Head head, InputStream in) throws IOException {
        return answer(counter.count(head, in.readNBytes(head.bodyBytes())));
    }

    private boolean decline(String status, Head head, InputStream in) throws IOException {
        in.skipNBytes(head.bodyBytes());
        return answer(status);
    }

    private boolean reset(Head head, InputStream in) throws IOException {
        in.skipNBytes(head.bodyBytes() / 2);
        return reset();
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
}
