package dev.hinomi.observability.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.delivery.Batch;
import dev.hinomi.observability.delivery.Framing;
import dev.hinomi.observability.delivery.Outcome;
import dev.hinomi.observability.fixtures.BrokenServer;
import dev.hinomi.observability.fixtures.BrokenServer.Misfortune;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(20)
class BrokenConnectionIT {
    private static final Duration TIMEOUT = Duration.ofMillis(500);

    static Stream<Named<Misfortune>> misfortunes() {
        return Stream.of(
                Named.of("reset in the body", Misfortune.resetInTheBody()),
                Named.of("half closed", Misfortune.halfClosed()),
                Named.of("closed in the head of the answer", Misfortune.closedInTheHead()),
                Named.of("another protocol", Misfortune.anotherProtocol()),
                Named.of("an endless head", Misfortune.endlessHead()),
                Named.of("an endless body", Misfortune.endlessBody()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misfortunes")
    void isARetryInTimeHoweverOftenItHappens(Misfortune misfortune) {
        try (BrokenServer server = BrokenServer.start(misfortune)) {
            DatadogIntake intake = DatadogIntake.at(
                            DatadogEndpoints.at(server.uri()).logs(), Secret.of("0123456789abcdef0123456789abcdef"))
                    .withTimeout(TIMEOUT);
            for (int i = 0; i < 3; i++) {
                long start = System.nanoTime();

                assertThat(intake.send(largeBatch())).isInstanceOf(Outcome.Retry.class);

                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.multipliedBy(6));
            }
        }
    }

    /** Larger than what the buffers of a connection hold, however well it is compressed. */
    private static Batch largeBatch() {
        byte[] noise = new byte[4_000_000];
        new SplittableRandom(1).nextBytes(noise);
        return new Batch(List.of(noise), Framing.JSON_ARRAY);
    }
}
