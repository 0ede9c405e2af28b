package dev.hinomi.observability.datadog;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A compressed body that is sent from the array it was written to, which is used for the next one too, unless it has
 * grown out of the usual. The JDK's publisher would copy it, and hand it to the socket in pieces of 16 KB, each of which
 * costs a change of threads.
 */
final class BodyBuffer extends ByteArrayOutputStream {
    private static final int FIRST_BYTES = 64 * 1024;
    private static final int MOST_KEPT_BYTES = 2 * 1024 * 1024;
    private static final int PIECE_BYTES = 64 * 1024;

    BodyBuffer() {
        super(FIRST_BYTES);
    }

    boolean isWorthKeeping() {
        return buf.length <= MOST_KEPT_BYTES;
    }

    /** What has been written; nothing may be written while it is sent. */
    BodyPublisher publisher() {
        return publisher(buf, 0, count);
    }

    /** A part of an array; it may not change while it is sent. */
    static BodyPublisher publisher(byte[] bytes, int offset, int length) {
        ByteBuffer body = ByteBuffer.wrap(bytes, offset, length).slice().asReadOnlyBuffer();
        return new BodyPublisher() {
            @Override
            public long contentLength() {
                return body.limit();
            }

            @Override
            public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
                subscriber.onSubscribe(new Pieces(body.duplicate(), subscriber));
            }
        };
    }

    /** Hands over a piece for each that is asked for, also when it is asked by several threads or from within a piece. */
    private static final class Pieces implements Subscription {
        private final ByteBuffer body;
        private final Subscriber<? super ByteBuffer> subscriber;
        private final AtomicLong asked = new AtomicLong();
        private volatile boolean over;

        Pieces(ByteBuffer body, Subscriber<? super ByteBuffer> subscriber) {
            this.body = body;
            this.subscriber = subscriber;
        }

        @Override
        public void request(long count) {
            if (count <= 0) {
                over = true;
                subscriber.onError(new IllegalArgumentException("At least 1 piece must be asked for, not " + count));
            } else if (asked.getAndAccumulate(count, Pieces::sum) == 0) {
                give();
            }
        }

        private void give() {
            do {
                if (!over && body.hasRemaining()) {
                    subscriber.onNext(nextPiece());
                }
                if (!over && !body.hasRemaining()) {
                    over = true;
                    subscriber.onComplete();
                }
            } while (asked.decrementAndGet() > 0 && !over);
        }

        private ByteBuffer nextPiece() {
            int length = Math.min(PIECE_BYTES, body.remaining());
            ByteBuffer piece = body.slice(body.position(), length);
            body.position(body.position() + length);
            return piece;
        }

        private static long sum(long a, long b) {
            return a + b < 0 ? Long.MAX_VALUE : a + b;
        }

        @Override
        public void cancel() {
            over = true;
        }
    }
}
