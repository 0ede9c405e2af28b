package dev.hinomi.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.sandbox.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracesTest {

    private final Traces traces = new Traces(3, new Changes());

    @Test
    void theOldestTraceMakesRoom() {
        add(1, 2);
        add(2, 2);

        assertThat(traces.all()).extracting(trace -> trace.id().low()).containsExactly(2L);
        assertThat(traces.evicted()).isEqualTo(2);
    }

    @Test
    void aTraceThatNeverEndsIsBounded() {
        add(1, 100);

        assertThat(traces.spans()).isEqualTo(3);
        assertThat(traces.evicted()).isEqualTo(97);
    }

    private void add(long trace, int spans) {
        for (int i = 0; i < spans; i++) {
            traces.add(ManualClock.START, List.of(span(new TraceId(0, trace), i + 1)));
        }
    }

    private static Span span(TraceId trace, int id) {
        String text = "work";
        return new Span(
                trace,
                "" + id,
                "0",
                text,
                text,
                text,
                text,
                ManualClock.START,
                Duration.ofMillis(1),
                false,
                Map.of(),
                Map.of());
    }
}
