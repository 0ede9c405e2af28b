package dev.hinomi.observability.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TraceIdsTest {

    @Test
    void areAbsentWithoutTheAgent() {
        assertThat(TraceIds.current()).isEmpty();
    }

    @Test
    void areAbsentOutsideOfATrace() {
        try (TracerStandIn tracer = TracerStandIn.install()) {
            assertThat(tracer.getTraceId()).isEqualTo("0");
            assertThat(TraceIds.current()).isEmpty();
        }
    }

    @Test
    void areThoseOfTheActiveSpan() {
        try (TracerStandIn tracer = TracerStandIn.install()) {
            tracer.enter("6b03ae7100000000721106226ba2ca55");

            assertThat(TraceIds.current()).contains(new TraceIds("6b03ae7100000000721106226ba2ca55", "42"));
        }
    }

    @Test
    void untracedWorkIsMutedWhileItRunsAndNoLonger() {
        try (TracerStandIn tracer = TracerStandIn.install()) {
            assertThat(Untraced.call(tracer::isMuted)).isTrue();
            assertThat(tracer.isMuted()).isFalse();
            Untraced.wrap(() -> assertThat(tracer.isMuted()).isTrue()).run();
        }
    }

    @Test
    void untracedWorkThatFailsIsNotMutedForEver() {
        try (TracerStandIn tracer = TracerStandIn.install()) {
            assertThatThrownBy(() -> Untraced.call(() -> {
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThat(tracer.isMuted()).isFalse();
        }
    }

    @Test
    void untracedWorkRunsWithoutTheAgent() {
        assertThat(Untraced.call(() -> 7)).isEqualTo(7);
    }
}
