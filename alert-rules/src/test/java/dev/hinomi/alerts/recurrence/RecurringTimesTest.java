package dev.hinomi.alerts.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurringTimesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            not before the first time                 | FREQ=DAILY                  | 2026-11-01T02:00 | 1h  | Asia/Tokyo    | 2026-10-30T17:30:00Z | false
            the first time                            | FREQ=DAILY                  | 2026-11-01T02:00 | 1h  | Asia/Tokyo    | 2026-10-31T17:00:00Z | true
            not at its end                            | FREQ=DAILY                  | 2026-11-01T02:00 | 1h  | Asia/Tokyo    | 2026-10-31T18:00:00Z | false
            a year later                              | FREQ=DAILY                  | 2026-11-01T02:00 | 1h  | Asia/Tokyo    | 2027-10-31T17:59:59Z | true
            one day of the week                       | FREQ=WEEKLY;BYDAY=SU        | 2026-11-01T02:00 | 4h  | UTC           | 2026-11-08T05:59:00Z | true
            and no other                              | FREQ=WEEKLY;BYDAY=SU        | 2026-11-01T02:00 | 4h  | UTC           | 2026-11-09T03:00:00Z | false
            the last Friday of a month                | FREQ=MONTHLY;BYDAY=-1FR     | 2026-11-01T22:00 | 2h  | UTC           | 2026-11-27T23:00:00Z | true
            longer than a day, over midnight          | FREQ=WEEKLY;BYDAY=FR        | 2026-11-06T18:00 | 60h | UTC           | 2026-11-09T05:00:00Z | true
            every second week                         | FREQ=WEEKLY;INTERVAL=2;BYDAY=SU | 2026-11-01T02:00 | 1h | UTC        | 2026-11-08T02:30:00Z | false
            after its last time                       | FREQ=DAILY;COUNT=2          | 2026-11-01T02:00 | 1h  | UTC           | 2026-11-03T02:30:00Z | false
            until a moment                            | FREQ=DAILY;UNTIL=20261102T030000Z | 2026-11-01T02:00 | 1h | UTC      | 2026-11-02T02:30:00Z | true
            summer: the place on the clock is kept    | FREQ=DAILY                  | 2026-01-01T02:00 | 1h  | Europe/Berlin | 2026-07-01T00:30:00Z | true
            winter: it is another time of UTC         | FREQ=DAILY                  | 2026-01-01T02:00 | 1h  | Europe/Berlin | 2026-12-01T01:30:00Z | true
            forward: a time that is skipped comes later | FREQ=DAILY                | 2026-01-01T02:30 | 30m | Europe/Berlin | 2026-03-29T01:30:00Z | true
            forward: and not before                   | FREQ=DAILY                  | 2026-01-01T02:30 | 30m | Europe/Berlin | 2026-03-29T01:29:00Z | false
            forward: the day after is as ever         | FREQ=DAILY                  | 2026-01-01T02:30 | 30m | Europe/Berlin | 2026-03-30T00:30:00Z | true
            back: the first of two equal times counts | FREQ=DAILY                  | 2026-01-01T02:30 | 30m | Europe/Berlin | 2026-10-25T00:30:00Z | true
            back: the second does not                 | FREQ=DAILY                  | 2026-01-01T02:30 | 30m | Europe/Berlin | 2026-10-25T01:30:00Z | false
            back: a length is a length                | FREQ=DAILY                  | 2026-01-01T01:00 | 3h  | Europe/Berlin | 2026-10-25T01:59:00Z | true
            over midnight and forward                 | FREQ=DAILY                  | 2026-01-01T22:00 | 6h  | Europe/Berlin | 2026-03-29T02:59:00Z | true
            """)
    void covers(
            String sentence, String rule, LocalDateTime first, String length, ZoneId zone, Instant moment, boolean in) {
        Duration lasts = Duration.parse("PT" + length.toUpperCase(Locale.ROOT));
        assertThat(RecurringTimes.of(rule, first, lasts, zone).covers(moment)).isEqualTo(in);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weekly                        | must be an RRULE such as FREQ=WEEKLY
            FREQ=HOURLY                   | must repeat daily or more seldom
            FREQ=DAILY;DURATION=PT1H      | must be an RRULE
            FREQ=WEEKLY;BYDAY=XX          | must be an RRULE
            """)
    void whatIsNoRuleIsRefused(String rule, String complaint) {
        assertThatThrownBy(() -> RecurringTimes.of(
                        rule, LocalDateTime.parse("2026-11-01T02:00"), Duration.ofHours(1), ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint)
                .hasMessageContaining(rule);
    }

    @Test
    void aDayThatNoMonthHasNeverBegins() {
        assertThatThrownBy(() -> RecurringTimes.of(
                        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                        LocalDateTime.parse("2026-11-01T02:00"),
                        Duration.ofHours(1),
                        ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEndInLocalTimeIsRefused() {
        assertThatThrownBy(() -> RecurringTimes.of(
                        "FREQ=DAILY;UNTIL=20261102T030000",
                        LocalDateTime.parse("2026-11-01T02:00"),
                        Duration.ofHours(1),
                        ZoneId.of("Asia/Tokyo")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
