package dev.hinomi.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActiveHoursTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            their beginning belongs to them                            | 08:00-24:00 Asia/Tokyo            | 2026-11-22T23:00:00Z | true
            the moment before does not                                 | 08:00-24:00 Asia/Tokyo            | 2026-11-22T22:59:59Z | false
            24:00 is the end of the day                                | 08:00-24:00 Asia/Tokyo            | 2026-11-23T14:59:59Z | true
            and does not belong to them                                | 08:00-24:00 Asia/Tokyo            | 2026-11-23T15:00:00Z | false
            a day that is not named is outside                         | Mon-Fri 08:00-24:00 Asia/Tokyo    | 2026-11-22T03:00:00Z | false
            a named one is inside                                      | Mon-Fri 08:00-24:00 Asia/Tokyo    | 2026-11-23T03:00:00Z | true
            the day is that of the zone, not of UTC                    | Mon 00:00-24:00 Asia/Tokyo        | 2026-11-22T15:00:00Z | true
            a list of days                                             | Mon,Wed 00:00-24:00 UTC           | 2026-11-24T12:00:00Z | false
            days may go around the end of the week                     | Sat-Mon 00:00-24:00 UTC           | 2026-11-22T12:00:00Z | true
            hours over midnight: in the evening                        | 22:00-06:00 UTC                   | 2026-11-23T22:00:00Z | true
            hours over midnight: in the morning                        | 22:00-06:00 UTC                   | 2026-11-23T05:59:59Z | true
            hours over midnight: at noon                               | 22:00-06:00 UTC                   | 2026-11-23T12:00:00Z | false
            over midnight they belong to the day on which they begin   | Fri 22:00-06:00 UTC               | 2026-11-28T05:00:00Z | true
            and not to the morning of that day                         | Fri 22:00-06:00 UTC               | 2026-11-27T05:00:00Z | false
            equal ends are a whole day                                 | Fri 06:00-06:00 UTC               | 2026-11-28T05:59:00Z | true
            forward: a beginning that does not exist comes after it    | 02:30-05:00 Europe/Berlin         | 2026-03-29T01:00:00Z | false
            forward: it begins half an hour into the new time          | 02:30-05:00 Europe/Berlin         | 2026-03-29T01:30:00Z | true
            forward: the end keeps its place on the clock              | 02:30-05:00 Europe/Berlin         | 2026-03-29T03:00:00Z | false
            forward: an end that does not exist moves with the clock   | 00:00-02:30 Europe/Berlin         | 2026-03-29T01:29:00Z | true
            back: they begin at the first of two equal times           | 02:30-05:00 Europe/Berlin         | 2026-10-25T00:30:00Z | true
            back: and go on through the second                         | 02:30-05:00 Europe/Berlin         | 2026-10-25T01:15:00Z | true
            back: they end at the second of two equal times            | 00:00-02:30 Europe/Berlin         | 2026-10-25T01:29:00Z | true
            back: and not later                                        | 00:00-02:30 Europe/Berlin         | 2026-10-25T01:30:00Z | false
            over midnight and forward                                  | 22:00-03:00 Europe/Berlin         | 2026-03-29T00:59:00Z | true
            over midnight and forward: three is one hour earlier       | 22:00-03:00 Europe/Berlin         | 2026-03-29T01:00:00Z | false
            over midnight and back: three is one hour later            | 22:00-03:00 Europe/Berlin         | 2026-10-25T01:59:00Z | true
            """)
    void table(String sentence, String hours, Instant moment, boolean inside) {
        assertThat(ActiveHours.of(hours).contains(moment)).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            always                         | hours must be days, hh:mm-hh:mm and a zone
            08:00-24:00                    | hours must be days, hh:mm-hh:mm and a zone
            8:00-9:00 UTC                  | hours must be days, hh:mm-hh:mm and a zone
            08:00-25:00 UTC                | a time must lie between 00:00 and 23:59
            24:00-08:00 UTC                | a time must lie between 00:00 and 23:59
            Foo-Fri 08:00-24:00 UTC        | a day must be Mon
            08:00-24:00 Asia/Tokio         | a zone must be a name of the IANA time zone database
            08:00-24:00 JST                | a zone must be a name of the IANA time zone database
            """)
    void whatIsNoHoursIsRefusedWithWhatToWrite(String text, String complaint) {
        assertThatThrownBy(() -> ActiveHours.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint)
                .hasMessageContaining("but was");
    }
}
