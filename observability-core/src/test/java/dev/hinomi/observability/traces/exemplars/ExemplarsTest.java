package dev.hinomi.observability.traces.exemplars;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.hinomi.observability.traces.TraceIds;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ExemplarsTest {

    private static final Predicate<List<String>> ANY = tags -> true;

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private Optional<TraceIds> current = Optional.of(new TraceIds("1", "1"));
    private int asked;
    private final Exemplars exemplars = new Exemplars(() -> now, () -> {
        asked++;
        return current;
    });
    private final ExemplarSeries good =
            exemplars.series("requests", List.of("outcome:success"), false).orElseThrow();
    private final ExemplarSeries bad =
            exemplars.series("requests", List.of("outcome:server_error"), true).orElseThrow();

    private void record(ExemplarSeries series, double value, String trace) {
        current = Optional.of(new TraceIds(trace, "1"));
        series.offer(value);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Optional<String> slowest(Instant since) {
        return exemplars
                .slowest("requests", ANY, since)
                .map(exemplar -> exemplar.trace().traceId());
    }

    private Optional<String> failed(Instant since) {
        return exemplars
                .failed("requests", ANY, since)
                .map(exemplar -> exemplar.trace().traceId());
    }

    @Test
    void theSlowestIsKept() {
        record(good, 10, "1");
        record(good, 30, "2");
        record(good, 20, "3");

        assertThat(slowest(Instant.EPOCH)).contains("2");
        assertThat(failed(Instant.EPOCH)).isEmpty();
    }

    @Test
    void theTracerIsAskedOnlyAboutWhatIsKept() {
        for (int value = 100; value > 0; value--) {
            good.offer(value);
        }

        assertThat(asked).isEqualTo(1);
    }

    @Test
    void theLatestFailureIsKeptOnceASecond() {
        record(bad, 30, "1");
        record(bad, 20, "2");
        pass(Duration.ofSeconds(1));
        record(bad, 10, "3");

        assertThat(failed(Instant.EPOCH)).contains("3");
        assertThat(slowest(Instant.EPOCH)).contains("1");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aNewWindowBeginsWithAnyValueAndTheOneBeforeIsRemembered() {
        record(good, 30, "1");
        Instant later = now.plus(ExemplarSeries.WINDOW);
        now = later;
        record(good, 5, "2");

        assertThat(slowest(Instant.EPOCH)).contains("1");
        assertThat(slowest(later)).contains("2");
    }

    @Test
    void whatIsTwoWindowsOldIsForgotten() {
        record(good, 30, "1");
        pass(ExemplarSeries.WINDOW.multipliedBy(2));
        record(good, 5, "2");

        assertThat(slowest(Instant.EPOCH)).contains("2");
    }

    @Test
    void whereThereIsNoTraceTheTracerIsLeftAloneForASecond() {
        current = Optional.empty();
        for (int value = 0; value < 100; value++) {
            good.offer(value);
        }
        assertThat(asked).isEqualTo(1);

        pass(ExemplarSeries.PAUSE);
        record(good, 1, "2");

        assertThat(slowest(Instant.EPOCH)).contains("2");
    }

    @Test
    void whatIsNoNumberIsNotTheSlowest() {
        record(good, Double.NaN, "1");
        record(good, 1, "2");

        assertThat(slowest(Instant.EPOCH)).contains("2");
    }

    @Test
    void onlyTheWantedSeriesAnswer() {
        record(good, 10, "1");
        record(bad, 20, "2");

        assertThat(exemplars.slowest("requests", tags -> tags.contains("outcome:success"), Instant.EPOCH))
                .hasValueSatisfying(
                        exemplar -> assertThat(exemplar).isEqualTo(new Exemplar(10, now, new TraceIds("1", "1"))));
        assertThat(exemplars.slowest("others", ANY, Instant.EPOCH)).isEmpty();
    }

    @Test
    void theSameSeriesIsFoundAgain() {
        assertThat(exemplars.series("requests", List.of("outcome:success"), false))
                .containsSame(good);
    }

    @Test
    void thereAreOnlySoManySeries() {
        for (int i = 0; i < 2 * Exemplars.MOST_SERIES; i++) {
            exemplars.series("many", List.of("id:" + i), false);
        }

        assertThat(exemplars.series("many", List.of("id:one more"), false)).isEmpty();
        assertThat(exemplars.series("many", List.of("id:0"), false)).isPresent();
    }

    @Test
    void whatIsNotKeptAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        record(good, 1_000, "1");
        offer(20_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        offer(100_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(10_000);
    }

    private void offer(int times) {
        for (int i = 0; i < times; i++) {
            good.offer(i % 1_000);
        }
    }
}
