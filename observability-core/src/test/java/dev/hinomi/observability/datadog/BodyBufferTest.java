package dev.hinomi.observability.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyBufferTest {
    private final BodyBuffer body = new BodyBuffer();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 1_000_000})
    void givesTheWholeBodyToWhoeverAsksPieceByPiece(int length) {
        byte[] written = write(length);
        Reader reader = new Reader(pieces -> 1);

        body.publisher().subscribe(reader);

        assertThat(reader.read.toByteArray()).isEqualTo(written);
        assertThat(reader.ends).isEqualTo(1);
        assertThat(body.publisher().contentLength()).isEqualTo(length);
    }

    @Test
    void givesTheWholeBodyToWhoeverAsksForEverythingAtOnce() {
        byte[] written = write(1_000_000);
        Reader reader = new Reader(pieces -> pieces == 0 ? Long.MAX_VALUE : 1);

        body.publisher().subscribe(reader);

        assertThat(reader.read.toByteArray()).isEqualTo(written);
        assertThat(reader.ends).isEqualTo(1);
    }

    @Test
    void givesTheSameBodyASecondTime() {
        byte[] written = write(200_000);
        Reader first = new Reader(pieces -> 1);
        Reader second = new Reader(pieces -> 1);

        body.publisher().subscribe(first);
        body.publisher().subscribe(second);

        assertThat(second.read.toByteArray()).isEqualTo(written);
    }

    @Test
    void givesNothingMoreAfterItWasCancelled() {
        write(1_000_000);
        Reader reader = new Reader(pieces -> pieces == 2 ? -1 : 1);

        body.publisher().subscribe(reader);

        assertThat(reader.pieces).isEqualTo(2);
        assertThat(reader.ends).isZero();
    }

    private byte[] write(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        body.writeBytes(bytes);
        return bytes;
    }

    /** Asks for as many more pieces as it is told, by how many it has; -1 cancels. */
    private static final class Reader implements Subscriber<ByteBuffer> {
        private final LongUnaryOperator asks;
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private Subscription subscription;
        private long pieces;
        private int ends;

        Reader(LongUnaryOperator asks) {
            this.asks = asks;
        }

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
            ask();
        }

        private void ask() {
            long more = asks.applyAsLong(pieces);
            if (more < 0) {
                subscription.cancel();
            } else {
                subscription.request(more);
            }
        }

        @Override
        public void onNext(ByteBuffer piece) {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            read.writeBytes(bytes);
            pieces++;
            ask();
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError("The body failed.", failure);
        }

        @Override
        public void onComplete() {
            ends++;
        }
    }
}
