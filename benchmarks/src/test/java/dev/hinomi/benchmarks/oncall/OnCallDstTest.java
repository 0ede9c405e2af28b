package dev.hinomi.benchmarks.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnCallDstTest {

    private static final int DAY = 24 * 60;

    @Test
    void theLibraryAndThePaintedCalendarAgree() {
        Comparison comparison = new Comparison();
        for (int number = 0; number < 300; number++) {
            comparison.run(number);
        }
        assertThat(comparison.wrong()).isEmpty();
        assertThat(comparison.changes()).isGreaterThan(300);
        assertThat(comparison.casesOverAMove()).isGreaterThan(150);
    }

    @Test
    void aHandoffThatIsOffByAMinuteIsFound() {
        Map<ZoneId, WallClock> clocks = new HashMap<>();
        Comparison comparison = new Comparison();
        PaintedCalendar calendar = PaintedCalendar.of(daily(121), clocks, minute("2026-03-23T00:00:00Z"), 14 * DAY);
        comparison.compare(1, LibrarySchedule.of(daily(120)), calendar, new SplittableRandom(1));
        assertThat(comparison.wrong()).hasSizeGreaterThan(14).allMatch(words -> words.startsWith("case 1 at 2026-0"));
    }

    private static Plan daily(int handoff) {
        ZoneId london = ZoneId.of("Europe/London");
        int start = (int) (Instant.parse("2026-03-20T00:00:00Z").getEpochSecond() / 60 / DAY);
        Plan.PlannedLayer layer = new Plan.PlannedLayer(london, List.of(1, 2, 3), start, handoff, 24, List.of());
        return new Plan(london, List.of(layer), List.of(), List.of());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a time that is shown once                 | Europe/London       | 2026-03-29T00:30:00Z | 2026-03-29T00:30:00Z | 2026-03-29T00:30:00Z
            a skipped time comes an hour later        | Europe/London       | 2026-03-29T01:30:00Z | 2026-03-29T01:30:00Z | 2026-03-29T01:30:00Z
            a time that is shown twice                | Europe/London       | 2026-10-25T01:30:00Z | 2026-10-25T00:30:00Z | 2026-10-25T01:30:00Z
            a skipped time comes half an hour later   | Australia/Lord_Howe | 2026-10-04T02:10:00Z | 2026-10-03T15:40:00Z | 2026-10-03T15:40:00Z
            a time that is shown twice in Lord Howe   | Australia/Lord_Howe | 2026-04-05T01:40:00Z | 2026-04-04T14:40:00Z | 2026-04-04T15:10:00Z
            a time that is shown twice in Chicago     | America/Chicago     | 2026-11-01T01:00:00Z | 2026-11-01T06:00:00Z | 2026-11-01T07:00:00Z
            """)
    void aClockOnTheWallIsRead(String sentence, String zone, Instant wall, Instant first, Instant last) {
        WallClock clock = WallClock.in(ZoneId.of(zone));
        int shown = (int) (wall.getEpochSecond() / 60);
        assertThat(clock.first(shown)).isEqualTo(minute(first.toString()));
        assertThat(clock.last(shown)).isEqualTo(minute(last.toString()));
    }

    private static int minute(String instant) {
        return (int) (Instant.parse(instant).getEpochSecond() / 60) - WallClock.FIRST_MINUTE;
    }
}
