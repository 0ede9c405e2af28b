package dev.hinomi.observability.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.observability.time.ManualClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FloodControlTest {
    private static final LogEvent LINE = new SampleEvent("payment refused");

    private final ManualClock clock = ManualClock.at("2026-11-23T09:00:00Z");
    private final Fingerprints fingerprints = new Fingerprints(new Frames(ErrorOptions.DEFAULT_EXCLUDED_FRAMES));
    private final FloodControl control = new FloodControl(FloodLimit.ofDefaults(), fingerprints, clock);
    private final List<LogEvent> summaries = new ArrayList<>();

    @Test
    void letsTheFirstTenLinesOfAKindPassInASecond() {
        assertThat(passing(25, LINE)).isEqualTo(10);
        assertThat(control.suppressed()).isEqualTo(15);
    }

    @Test
    void letsTenPassAgainInTheNextSecond() {
        passing(25, LINE);
        control.nextSecond(summaries::add);

        assertThat(passing(25, LINE)).isEqualTo(10);
    }

    @Test
    void tellsOnceASecondWhatWasSuppressed() {
        passing(25, LINE);
        control.nextSecond(summaries::add);
        control.nextSecond(summaries::add);

        assertThat(summaries).singleElement().satisfies(summary -> {
            assertThat(summary.message()).isEqualTo("Suppressed 15 more lines like: payment refused");
            assertThat(summary.loggerName()).isEqualTo("com.example.Jobs");
            assertThat(summary.status()).isEqualTo("WARN");
            assertThat(summary.epochMillis()).isEqualTo(clock.millis());
            assertThat(attributes(summary))
                    .isEqualTo(Map.of("suppressed_count", 15L, "suppressed_template", "payment refused"));
        });
    }

    @Test
    void saysNothingWhereNothingWasSuppressed() {
        passing(10, LINE);
        control.nextSecond(summaries::add);

        assertThat(summaries).isEmpty();
    }

    @Test
    void letsTheFirstLineOfAnotherKindPassInTheMidstOfAFlood() {
        passing(1_000, LINE);

        assertThat(passing(1, new SampleEvent("payment accepted"))).isEqualTo(1);
        assertThat(passing(1, failed("com.example.Orders.read:1"))).isEqualTo(1);
        assertThat(passing(1, failed("com.example.Prices.read:1"))).isEqualTo(1);
    }

    @Test
    void countsFailuresOfOneSiteTogetherAndNamesTheirFingerprint() {
        passing(10, failed("com.example.Orders.read:1"));

        assertThat(passing(5, failed("com.example.Orders.read:99"))).isZero();
        control.nextSecond(summaries::add);
        assertThat(attributes(summaries.get(0)).get("suppressed_fingerprint"))
                .asString()
                .matches("[0-9a-f]{16}");
    }

    @Test
    void neverSuppressesWhatIsVital() {
        assertThat(passing(1_000, new SampleEvent("access granted").vital())).isEqualTo(1_000);
        assertThat(control.suppressed()).isZero();
    }

    @Test
    void forgetsKindsThatAreGone() {
        passing(1, LINE);
        control.nextSecond(summaries::add);
        assertThat(control.kinds()).isEqualTo(1);

        control.nextSecond(summaries::add);

        assertThat(control.kinds()).isZero();
        assertThat(passing(25, LINE)).isEqualTo(10);
    }

    @Test
    void letsLinesOfFurtherKindsPassWhenItKnowsTooMany() {
        for (int i = 0; i < FloodControl.KINDS; i++) {
            passing(1, new SampleEvent("kind " + i));
        }

        assertThat(passing(100, new SampleEvent("one kind more"))).isEqualTo(100);
        assertThat(passing(25, new SampleEvent("kind 0"))).isEqualTo(9);
        assertThat(control.kinds()).isEqualTo(FloodControl.KINDS);
    }

    @Test
    void keepsOnlyTheBeginningOfALongTemplate() {
        passing(25, new SampleEvent("x".repeat(1_000_000) + "1"));
        passing(25, new SampleEvent("x".repeat(1_000_000) + "2"));
        control.nextSecond(summaries::add);

        assertThat(summaries)
                .hasSize(2)
                .allSatisfy(summary -> assertThat(summary.template()).hasSizeLessThan(300));
    }

    @Test
    void tellsTheRestAtTheEndAndSuppressesNothingFromThenOn() {
        passing(25, LINE);

        control.end(summaries::add);
        control.nextSecond(summaries::add);

        assertThat(summaries).hasSize(1);
        assertThat(passing(25, LINE)).isEqualTo(25);
    }

    @Test
    void losesNoCountWhenSecondsAndTheEndComeInTheMidstOfCalls() throws InterruptedException {
        int threads = 4;
        int calls = 100_000;
        AtomicLong passed = new AtomicLong();
        CountDownLatch halfWay = new CountDownLatch(threads);
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        for (int t = 0; t < threads; t++) {
            callers.execute(() -> {
                passed.addAndGet(passing(calls / 2, LINE));
                halfWay.countDown();
                passed.addAndGet(passing(calls / 2, LINE));
            });
        }
        while (halfWay.getCount() > 0) {
            control.nextSecond(summaries::add);
        }
        control.end(summaries::add);
        callers.shutdown();
        assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

        assertThat(passed.get() + control.suppressed()).isEqualTo((long) threads * calls);
        assertThat(told()).isEqualTo(control.suppressed());
    }

    @Test
    void isToldByItsThreadThatASecondHasPassed() throws InterruptedException {
        AtomicLong nanos = new AtomicLong();
        CountDownLatch thrice = new CountDownLatch(3);
        EverySecond seconds = EverySecond.start(
                () -> {
                    thrice.countDown();
                    throw new IllegalStateException("whatever happens");
                },
                () -> nanos.addAndGet(TimeUnit.SECONDS.toNanos(1)));

        assertThat(thrice.await(10, TimeUnit.SECONDS)).isTrue();
        seconds.close();
    }

    @Test
    void refusesALimitThatShipsNothing() {
        assertThatThrownBy(() -> new FloodLimit(0))
                .hasMessage("A flood limit must be from 1 to 100000 lines per second, but was 0;"
                        + " leave it out to ship every line.");
    }

    private long passing(int calls, LogEvent event) {
        long passed = 0;
        for (int i = 0; i < calls; i++) {
            passed += control.admits(event) ? 1 : 0;
        }
        return passed;
    }

    private long told() {
        return summaries.stream()
                .mapToLong(summary -> (Long) attributes(summary).get("suppressed_count"))
                .sum();
    }

    private static LogEvent failed(String site) {
        return new SampleEvent("payment refused").failedWith(SampleThrown.with(new IOException(), site));
    }

    private static Map<String, Object> attributes(LogEvent event) {
        Map<String, Object> attributes = new HashMap<>();
        event.forEachAttribute(attributes::put);
        return attributes;
    }
}
