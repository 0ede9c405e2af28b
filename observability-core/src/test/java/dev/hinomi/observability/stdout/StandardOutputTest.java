package dev.hinomi.observability.stdout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.delivery.Batch;
import dev.hinomi.observability.delivery.DropReason;
import dev.hinomi.observability.delivery.Framing;
import dev.hinomi.observability.delivery.Outcome;
import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.delivery.OutletContract;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StandardOutputTest extends OutletContract {
    private final List<String> writes = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void release() {
        end.countDown();
    }

    @Test
    void everyLineIsOneWriteWithItsEnd() {
        try (Outlet outlet = open()) {
            offer(outlet, "{\"message\":\"山\"}", "x".repeat(StandardOutput.LINE_BYTES - 1));
        }

        assertThat(writes).hasSize(2).first().isEqualTo("{\"message\":\"山\"}\n");
        assertThat(writes.get(1)).hasSize(StandardOutput.LINE_BYTES).endsWith("x\n");
    }

    @Test
    void aLineThatWouldBeCutInTwoIsNotWritten() {
        try (Outlet outlet = open()) {
            assertThat(offer(outlet, "x".repeat(StandardOutput.LINE_BYTES))).isFalse();

            assertThat(outlet.counts().dropped(DropReason.TOO_LARGE)).isEqualTo(1);
        }
        assertThat(writes).isEmpty();
    }

    @Test
    void aClosedOutputIsToldOnceAndItsLinesAreCounted() {
        Outlet outlet = open(write -> {
            throw new IOException("Broken pipe");
        });
        offer(outlet, "one");
        assertThat(outlet.flush(Duration.ofSeconds(5))).isFalse();
        offer(outlet, "two", "three");

        outlet.close();

        assertThat(outlet.counts().dropped(DropReason.DEADLINE)).isEqualTo(3);
        assertThat(warnings.stream().filter(line -> line.contains("Broken pipe")))
                .hasSize(1);
    }

    @Test
    void whatWasWrittenBeforeAFailureIsNotWrittenAgain() {
        StandardOutput output = StandardOutput.to(new Pipe(write -> {
            if (write.startsWith("three") && writes.size() == 2) {
                writes.add("failed");
                throw new IOException("No space left on device");
            }
            writes.add(write);
        }));
        Batch batch = new Batch(
                Stream.of("one", "two", "three")
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                Framing.of("", "\n", "\n"));

        assertThat(output.send(batch)).isInstanceOf(Outcome.Hold.class);
        assertThat(output.send(batch)).isInstanceOf(Outcome.Sent.class);

        assertThat(writes).containsExactly("one\n", "two\n", "failed", "three\n");
    }

    @Override
    protected Outlet open() {
        return open(writes::add);
    }

    @Override
    protected Outlet openStuck() {
        return open(write -> awaitUninterruptibly());
    }

    @Override
    protected List<String> arrived() {
        return writes.stream().map(String::stripTrailing).toList();
    }

    private Outlet open(Write write) {
        return StandardOutput.delivery("logs", new Pipe(write))
                .warnings(warnings::add)
                .start();
    }

    private void awaitUninterruptibly() {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException ignored) {
                // As a write to a full pipe does.
            }
        }
    }

    @FunctionalInterface
    private interface Write {
        void accept(String write) throws IOException;
    }

    /** Takes what one write brings. */
    private static final class Pipe extends OutputStream {
        private final Write taker;

        Pipe(Write taker) {
            this.taker = taker;
        }

        @Override
        public void write(int one) throws IOException {
            throw new IOException("A line is more than one byte, but " + one + " came alone.");
        }

        @Override
        public void write(byte[] buffer, int from, int length) throws IOException {
            taker.accept(new String(buffer, from, length, StandardCharsets.UTF_8));
        }
    }
}
