package dev.hinomi.sandbox.console.waterfall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hinomi.sandbox.store.Span;
import dev.hinomi.sandbox.store.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaterfallTest {
    private final Span root = span(1, 0, 1_000, 100);
    private final Span query = span(2, 1, 1_010, 30);
    private final Span call = span(3, 1, 1_030, 40);
    private final Span inner = span(4, 3, 1_040, 10);

    @Test
    void placesChildrenUnderTheirParentByStart() {
        Waterfall waterfall = Waterfall.of(List.of(inner, call, query, root));

        assertThat(waterfall.rows())
                .extracting(row -> row.span().spanId(), Row::depth, Row::offsetPercent, Row::widthPercent)
                .containsExactly(
                        tuple("1", 0, 0.0, 100.0),
                        tuple("2", 1, 10.0, 30.0),
                        tuple("3", 1, 30.0, 40.0),
                        tuple("4", 2, 40.0, 10.0));
        assertThat(waterfall.totalNanos()).isEqualTo(100);
    }

    @Test
    void countsOverlappingChildrenOnceInSelfTime() {
        Waterfall waterfall = Waterfall.of(List.of(root, query, call));

        assertThat(waterfall.rows().get(0).selfNanos()).isEqualTo(40);
    }

    @Test
    void marksAChildThatOutlivesItsParent() {
        Waterfall waterfall = Waterfall.of(List.of(root, span(5, 1, 1_050, 500)));

        assertThat(waterfall.rows().get(1).place()).isEqualTo(Row.Place.OUTSIDE_PARENT);
        assertThat(waterfall.totalNanos()).isEqualTo(550);
    }

    @Test
    void showsASpanWhoseParentNeverCame() {
        Waterfall waterfall = Waterfall.of(List.of(root, span(6, 99, 1_020, 5)));

        assertThat(waterfall.rows())
                .extracting(row -> row.span().spanId(), Row::place)
                .containsExactly(tuple("1", Row.Place.ROOT), tuple("6", Row.Place.PARENT_MISSING));
    }

    @Test
    void cutsACircle() {
        Waterfall waterfall = Waterfall.of(List.of(span(7, 8, 1, 1), span(8, 7, 2, 1), span(9, 9, 3, 1)));

        assertThat(waterfall.rows())
                .extracting(row -> row.span().spanId(), Row::depth)
                .containsExactly(tuple("7", 0), tuple("8", 1), tuple("9", 0));
        assertThat(waterfall.rows().get(0).place()).isEqualTo(Row.Place.CIRCLE_CUT);
    }

    @Test
    void keepsFailedSpansAndTheirAncestorsWhenRowsAreShort() {
        List<Span> spans = new ArrayList<>(List.of(root));
        IntStream.range(10, 1_000).forEach(id -> spans.add(span(id, 1, 1_001, 1)));
        spans.add(span(2_000, 999, 1_001, 1, true));

        Waterfall shown = Waterfall.of(spans).window(20);

        assertThat(shown.rows()).hasSize(20);
        assertThat(shown.rows()).extracting(row -> row.span().spanId()).contains("1", "999", "2000");
        assertThat(shown.rows().get(0).hiddenBelow()).isEqualTo(spans.size() - 20);
    }

    @Test
    void laysOutADeepTraceWithoutRecursion() {
        List<Span> chain = new ArrayList<>();
        IntStream.rangeClosed(1, 20_000).forEach(id -> chain.add(span(id, id - 1, id, 1)));
        Collections.reverse(chain);

        assertThat(Waterfall.of(chain).rows())
                .hasSize(20_000)
                .last()
                .satisfies(row -> assertThat(row.depth()).isEqualTo(19_999));
    }

    @Test
    void hasNoRowsWithoutSpans() {
        assertThat(Waterfall.of(List.of()).rows()).isEmpty();
    }

    private static Span span(long id, long parent, long start, long duration) {
        return span(id, parent, start, duration, false);
    }

    private static Span span(long id, long parent, long start, long duration, boolean error) {
        return new Span(
                new TraceId(0, 1),
                Long.toString(id),
                Long.toString(parent),
                "api",
                "work",
                "GET /jobs",
                "web",
                Instant.EPOCH.plusNanos(start),
                Duration.ofNanos(duration),
                error,
                Map.of(),
                Map.of());
    }
}
