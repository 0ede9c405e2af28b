package dev.hinomi.observability.metrics.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.datadog.DatadogReply;
import dev.hinomi.observability.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MetadataRunTest {
    private static final DatadogReply OK = reply(200);

    private final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
    private final List<Put> puts = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Duration end = Duration.ofDays(2);

    private record Put(String name, Duration at) {}

    @Test
    void everythingIsToldOnceAtTwoRequestsASecond() {
        run(Metadata.many(100), name -> OK);

        assertThat(puts).hasSize(100).extracting(Put::name).doesNotHaveDuplicates();
        for (int i = 2; i < puts.size(); i++) {
            assertThat(puts.get(i).at().minus(puts.get(i - 2).at())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
        assertThat(elapsed()).isBetween(Duration.ofSeconds(49), Duration.ofSeconds(50));
        assertThat(warnings).isEmpty();
    }

    @Test
    void aRefusedKeyEndsEverythingWithOneWarning() {
        run(Metadata.many(100), name -> reply(403));

        assertThat(puts).hasSize(1);
        assertThat(warnings).singleElement().asString().contains("hinomi.datadog.application-key");
    }

    @Test
    void aMetricThatDatadogDoesNotKnowComesAgainAndKeepsNobodyWaiting() {
        run(
                Metadata.many(3),
                name -> name.equals("shop.metric0") && elapsed().compareTo(Duration.ofMinutes(2)) < 0
                        ? reply(404)
                        : OK);

        assertThat(puts)
                .extracting(Put::name)
                .containsExactly("shop.metric0", "shop.metric1", "shop.metric2", "shop.metric0", "shop.metric0");
        assertThat(puts.get(3).at()).isEqualTo(Duration.ofMinutes(1));
        assertThat(puts.get(4).at()).isEqualTo(Duration.ofMinutes(3));
        assertThat(warnings).isEmpty();
    }

    @Test
    void aMetricThatNeverHappensIsAskedForOnceAnHourInTheEnd() {
        run(List.of(Metadata.of("shop.never")), name -> reply(404));

        assertThat(puts).hasSizeBetween(50, 56);
        assertThat(warnings).isEmpty();
    }

    @Test
    void afterTooManyRequestsNothingIsSentForAsLongAsDatadogAsks() {
        run(Metadata.many(3), name -> puts.size() == 2 ? new DatadogReply(429, Duration.ofSeconds(40), "") : OK);

        assertThat(puts)
                .extracting(Put::name)
                .containsExactly("shop.metric0", "shop.metric1", "shop.metric1", "shop.metric2");
        assertThat(puts.get(2).at().minus(puts.get(1).at())).isEqualTo(Duration.ofSeconds(40));
        assertThat(warnings).isEmpty();
    }

    @Test
    void whatDatadogRefusesIsGivenUpAloneAndTold() {
        run(Metadata.many(3), name -> name.equals("shop.metric1") ? reply(400) : OK);

        assertThat(puts).hasSize(3);
        assertThat(warnings).singleElement().asString().contains("shop.metric1");
    }

    @Test
    void anOutageOfADayCostsFewRequestsAndNothingIsForgotten() {
        run(Metadata.many(3), name -> elapsed().compareTo(Duration.ofDays(1)) < 0 ? reply(503) : OK);

        assertThat(puts).hasSizeLessThan(40);
        assertThat(puts.subList(puts.size() - 3, puts.size()))
                .extracting(Put::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void theEndIsNotWaitedFor() {
        end = Duration.ofSeconds(3);

        run(Metadata.many(100), name -> OK);

        assertThat(puts).hasSizeBetween(6, 7);
    }

    @Test
    void nothingIsToldBeforeTheFirstPointsAreAcknowledged() {
        MetadataRun run = toDatadog(name -> OK);

        assertThat(run.awaitFirst(() -> elapsed().toSeconds() < 7 ? 0 : 3)).isTrue();
        assertThat(elapsed()).isEqualTo(Duration.ofSeconds(7));
        assertThat(puts).isEmpty();
    }

    @Test
    void theFirstPointsAreNotWaitedForWhenEverythingEnds() {
        end = Duration.ofSeconds(3);

        assertThat(toDatadog(name -> OK).awaitFirst(() -> 0)).isFalse();
        assertThat(elapsed()).isEqualTo(end);
    }

    private void run(List<SeriesMetadata> all, Function<String, DatadogReply> datadog) {
        toDatadog(datadog).run(all);
    }

    private MetadataRun toDatadog(Function<String, DatadogReply> datadog) {
        MetadataTransport transport = metadata -> {
            puts.add(new Put(metadata.name(), elapsed()));
            return datadog.apply(metadata.name());
        };
        return new MetadataRun(
                transport, SentMetadata.in(Optional.empty(), ""), warnings::add, clock, () -> 0, this::isOverAfter);
    }

    private boolean isOverAfter(Duration time) {
        clock.advance(time);
        return elapsed().compareTo(end) >= 0;
    }

    private Duration elapsed() {
        return Duration.ofNanos(clock.nanos());
    }

    private static DatadogReply reply(int status) {
        return new DatadogReply(status, null, "");
    }
}
