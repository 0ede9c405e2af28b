package dev.hinomi.sandbox.console.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.Series;
import dev.hinomi.sandbox.store.SeriesKey;
import dev.hinomi.sandbox.store.SeriesType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportsTest {
    private final Reports reports = new Reports();

    @Test
    void addCountsUpAndTakeQueuesAsTheyWereLast() {
        report("hinomi.delivery.accepted", "", 10, 5, 0);
        report("hinomi.delivery.sent", "", 4, 6, 2);
        report("hinomi.delivery.queued", "", 6, 5, 3);

        assertThat(reports.total("accepted")).isEqualTo(15);
        assertThat(reports.latest("queued")).isEqualTo(3);
        assertThat(reports.unaccounted()).isZero();
        assertThat(reports.heard()).isEqualTo(Instant.ofEpochSecond(30));
        assertThat(reports.interval()).isEqualTo(10);
    }

    @Test
    void tellWhatWasDroppedForWhichReason() {
        report("hinomi.delivery.accepted", "", 9);
        report("hinomi.delivery.dropped", "spool_full", 7);
        report("hinomi.delivery.dropped", "fault", 2);
        report("hinomi.delivery.dropped", "rejected", 0);

        assertThat(reports.dropped()).isEqualTo(Map.of("spool_full", 7L, "fault", 2L));
        assertThat(reports.unaccounted()).isZero();
    }

    @Test
    void tellHowManyAreUnaccountedFor() {
        report("hinomi.delivery.accepted", "", 10, 5);
        report("hinomi.delivery.sent", "", 10, 2);
        report("hinomi.delivery.queued", "", 0, 1);

        assertThat(reports.unaccounted()).isEqualTo(2);
    }

    @Test
    void balanceThoughOlderReportsAreGone() {
        report("hinomi.delivery.accepted", "", 1, 1);
        report("hinomi.delivery.sent", "", 4, 8);
        report("hinomi.delivery.queued", "", 7, 0);

        assertThat(reports.before()).isEqualTo(10);
        assertThat(reports.unaccounted()).isZero();
    }

    private void report(String metric, String reason, long... values) {
        List<Point> points = IntStream.range(0, values.length)
                .mapToObj(step -> Point.of(10 * (step + 1), values[step]))
                .toList();
        List<String> tags = reason.isEmpty() ? List.of("signal:logs") : List.of("signal:logs", "reason:" + reason);
        reports.add(new Series(new SeriesKey(metric, "", tags), SeriesType.COUNT, 10, "", points));
    }
}
