package dev.hinomi.observability.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every transport must do, whatever its destination: classify, never throw, end in bounded time. */
@Timeout(20)
public abstract class TransportContract {
    /** The time limit that {@link #transport()} must be given. */
    protected static final Duration TIMEOUT = Duration.ofMillis(500);

    /** A transport to a destination that takes everything, with a limit of {@link #TIMEOUT}. */
    protected abstract Transport transport();

    /** From now on the destination accepts requests and never answers them. */
    protected abstract void hang();

    /** From now on the destination begins an answer and never ends it. */
    protected abstract void hangInTheAnswer();

    /** From now on nobody listens. */
    protected abstract void refuse();

    /** The bodies that have arrived. */
    protected abstract List<String> arrived();

    @Test
    void carriesTheFramedBodyUnchanged() {
        assertThat(transport().send(batch("{\"a\":\"火\"}", "{\"b\":2}"))).isInstanceOf(Outcome.Sent.class);
        assertThat(arrived()).containsExactly("[{\"a\":\"火\"},{\"b\":2}]");
    }

    @Test
    void wantsToTryAgainWhenNobodyListens() {
        refuse();

        assertThat(transport().send(batch("1"))).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void givesUpOnADestinationThatDoesNotAnswer() {
        hang();

        assertEndsInTime();
    }

    @Test
    void givesUpOnADestinationThatDoesNotFinishItsAnswer() {
        hangInTheAnswer();

        assertEndsInTime();
    }

    @Test
    void endsAtOnceWhenItIsInterrupted() throws Exception {
        hang();
        Transport transport = transport();
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Thread sender = new Thread(() -> outcome.complete(transport.send(batch("1"))));
        sender.start();

        sender.interrupt();

        assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void canBeUsedAgainAfterAFailure() {
        Transport transport = transport();
        hang();
        transport.send(batch("1"));

        assertThat(transport.send(batch("2"))).isInstanceOf(Outcome.Retry.class);
    }

    private void assertEndsInTime() {
        long start = System.nanoTime();

        Outcome outcome = transport().send(batch("1"));

        assertThat(outcome).isInstanceOf(Outcome.Retry.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.multipliedBy(6));
    }

    /** A batch of JSON values. */
    protected static Batch batch(String... entries) {
        return new Batch(
                Arrays.stream(entries)
                        .map(entry -> entry.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                Framing.JSON_ARRAY);
    }
}
