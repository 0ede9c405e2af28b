package dev.hinomi.observability.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.delivery.Outcome;
import dev.hinomi.observability.delivery.Transport;
import dev.hinomi.observability.delivery.TransportContract;
import dev.hinomi.observability.fixtures.LoopbackServer;
import dev.hinomi.observability.fixtures.LoopbackServer.Answer;
import dev.hinomi.observability.fixtures.LoopbackServer.Received;
import dev.hinomi.observability.traces.TracerStandIn;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatadogIntakeIT extends TransportContract {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final LoopbackServer datadog = LoopbackServer.start();

    @AfterEach
    void stop() {
        datadog.close();
    }

    @Override
    protected Transport transport() {
        return DatadogIntake.at(DatadogEndpoints.at(datadog.uri()).logs(), Secret.of(KEY))
                .withTimeout(TIMEOUT);
    }

    @Override
    protected void hang() {
        datadog.answer(Answer.silence());
    }

    @Override
    protected void hangInTheAnswer() {
        datadog.answer(Answer.hangingInTheBody());
    }

    @Override
    protected void refuse() {
        datadog.close();
    }

    @Override
    protected List<String> arrived() {
        return datadog.received().stream().map(Received::body).toList();
    }

    @Test
    void carriesTheKeyInItsHeaderAndNowhereElse() {
        transport().send(batch("1"));

        Received request = datadog.received().get(0);
        assertThat(request.header("DD-API-KEY")).isEqualTo(KEY);
        assertThat(request.uri()).hasPath("/api/v2/logs").hasNoQuery();
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(request.body()).doesNotContain(KEY);
    }

    @Test
    void masksAKeyThatTheAnswerRepeats() {
        datadog.answer(Answer.of(403, "key " + KEY + " is unknown\nto us"));

        assertThat(transport().send(batch("1")))
                .isInstanceOfSatisfying(
                        Outcome.Hold.class,
                        hold -> assertThat(hold.reason())
                                .contains("key **** is unknown to us")
                                .doesNotContain(KEY));
    }

    @Test
    void quotesOnlyTheBeginningOfALongAnswer() {
        datadog.answer(Answer.of(400, "x".repeat(100_000)));

        assertThat(transport().send(batch("1")))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).hasSizeLessThan(300));
    }

    @Test
    void readsHowLongToWaitFromTheAnswer() {
        datadog.answer(Answer.of(429, "", "Retry-After", "17"));

        assertThat(transport().send(batch("1")))
                .isEqualTo(new Outcome.Retry("Datadog answered 429", Duration.ofSeconds(17)));
    }

    @Test
    void asksTheTracerToLookAwayWhileItSends() {
        try (TracerStandIn tracer = TracerStandIn.install()) {
            transport().send(batch("1"));

            assertThat(tracer.timesMuted()).isEqualTo(1);
            assertThat(tracer.isMuted()).isFalse();
        }
    }

    @Test
    void carriesBodiesOfManyPiecesUnchangedOneAfterTheOther() {
        DatadogIntake intake = zstd();
        String first = noise(1, 400_000);
        String second = noise(2, 3_000_000);

        for (String entry : List.of(first, second, first)) {
            assertThat(intake.send(batch(entry))).isInstanceOf(Outcome.Sent.class);
        }

        assertThat(arrived()).containsExactly("[" + first + "]", "[" + second + "]", "[" + first + "]");
    }

    private static String noise(long seed, int length) {
        return new SplittableRandom(seed)
                .ints(length, '0', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void sendsZstdWhereItIsAtHand() {
        assertThat(zstd().send(batch("1", "2"))).isInstanceOf(Outcome.Sent.class);

        assertThat(encodings()).containsExactly("zstd");
        assertThat(arrived()).containsExactly("[1,2]");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 415})
    void sendsTheSameBatchGzippedAtOnceWhenZstdIsRefusedAndKeepsToIt(int status) {
        Answer refusesZstd = exchange -> Answer.of(encoding(exchange).equals("zstd") ? status : 202, "{}")
                .to(exchange);
        datadog.answer(refusesZstd);
        DatadogIntake intake = zstd();

        assertThat(intake.send(batch("1", "2"))).isInstanceOf(Outcome.Sent.class);
        assertThat(intake.note()).hasValueSatisfying(note -> assertThat(note).contains("gzipped", "" + status));
        assertThat(intake.send(batch("3"))).isInstanceOf(Outcome.Sent.class);

        assertThat(encodings()).containsExactly("zstd", "gzip", "gzip");
        assertThat(arrived()).containsExactly("[1,2]", "[1,2]", "[3]");
        assertThat(intake.note()).isEmpty();
    }

    @Test
    void keepsToZstdWhenABatchIsRefusedForWhatItHolds() {
        DatadogIntake intake = zstd();
        intake.send(batch("1"));
        datadog.answer(Answer.of(400, "unparsable"));

        assertThat(intake.send(batch("2", "3"))).isInstanceOf(Outcome.Rejected.class);
        assertThat(intake.send(batch("2"))).isInstanceOf(Outcome.Rejected.class);

        assertThat(encodings()).containsExactly("zstd", "zstd", "zstd", "gzip");
        assertThat(intake.note()).isEmpty();
    }

    @Test
    void namesHostAndPortOfADestinationThatCannotBeReached() {
        Transport transport = transport();
        refuse();

        assertThat(transport.send(batch("1")))
                .isInstanceOfSatisfying(
                        Outcome.Retry.class,
                        retry -> assertThat(retry.reason())
                                .contains("127.0.0.1:" + datadog.uri().getPort()));
    }

    private DatadogIntake zstd() {
        return DatadogIntake.at(DatadogEndpoints.at(datadog.uri()).logs(), Secret.of(KEY))
                .withTimeout(TIMEOUT.multipliedBy(10))
                .withCompression(Compression.AUTO);
    }

    private List<String> encodings() {
        return datadog.received().stream()
                .map(request -> String.valueOf(request.header("Content-Encoding")))
                .toList();
    }

    private static String encoding(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Content-Encoding");
    }

    @Test
    void followsNoRedirectWithTheKey() {
        datadog.answer(Answer.of(302, "", "Location", datadog.uri() + "/elsewhere"));

        assertThat(transport().send(batch("1"))).isInstanceOf(Outcome.Hold.class);
        assertThat(datadog.received()).hasSize(1);
    }
}
