package dev.hinomi.alerts.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.alerts.notify.Mention;
import dev.hinomi.alerts.rule.ActiveHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Mention ANN = new Mention.UserId("UANN");
    private static final Mention BEN = new Mention.UserId("UBEN");
    private static final Mention CHI = new Mention.UserId("UCHI");
    private static final Mention TEAM = new Mention.GroupHandle("team");

    private static Rotation rotation(String starts, String handoff, Duration turn, String zone, Mention... people) {
        return new Rotation(
                Arrays.asList(people), LocalDate.parse(starts), LocalTime.parse(handoff), turn, ZoneId.of(zone));
    }

    private static Rotation weekly() {
        return rotation("2026-11-02", "10:00", Duration.ofDays(7), "Asia/Tokyo", ANN, BEN, CHI);
    }

    private static Layer layer(String name, Staffing staffing, String... hours) {
        return new Layer(
                name, staffing, Arrays.stream(hours).map(ActiveHours::of).toList());
    }

    private static Schedule schedule(Layer... layers) {
        return new Schedule(TOKYO, List.of(layers), List.of(), List.of());
    }

    private static Instant tokyo(String local) {
        return Instant.parse(local + ":00+09:00");
    }

    private static Duty duty(Mention person, Why why, String until) {
        return new Duty(Optional.of(person), why, Optional.of(tokyo(until)));
    }

    @Test
    void peopleTakeTurnsEachForAWeek() {
        Schedule schedule = schedule(layer("weekly", weekly()));
        Why why = new Why.Turn("weekly");
        assertThat(schedule.onCallAt(tokyo("2026-11-02T10:00"))).isEqualTo(duty(ANN, why, "2026-11-09T10:00"));
        assertThat(schedule.onCallAt(tokyo("2026-11-09T09:59"))).isEqualTo(duty(ANN, why, "2026-11-09T10:00"));
        assertThat(schedule.onCallAt(tokyo("2026-11-09T10:00"))).isEqualTo(duty(BEN, why, "2026-11-16T10:00"));
        assertThat(schedule.onCallAt(tokyo("2026-11-23T10:00"))).isEqualTo(duty(ANN, why, "2026-11-30T10:00"));
    }

    @Test
    void beforeTheFirstTurnNobodyIsOnCall() {
        assertThat(schedule(layer("weekly", weekly())).onCallAt(tokyo("2026-11-02T09:59")))
                .isEqualTo(new Duty(Optional.empty(), new Why.Uncovered(), Optional.of(tokyo("2026-11-02T10:00"))));
    }

    @Test
    void aLaterLayerCountsInItsHoursAndTheEarlierOneBetweenThem() {
        Schedule schedule = schedule(
                layer("weekly", weekly()),
                layer("office", new Staffing.Always(TEAM), "Mon-Fri 09:00-18:00 Asia/Tokyo"));
        assertThat(schedule.onCallAt(tokyo("2026-11-03T12:00")))
                .isEqualTo(duty(TEAM, new Why.Turn("office"), "2026-11-03T18:00"));
        assertThat(schedule.onCallAt(tokyo("2026-11-06T18:00")))
                .isEqualTo(duty(ANN, new Why.Turn("weekly"), "2026-11-09T09:00"));
    }

    @Test
    void whoStandsInGoesBeforeHolidaysAndThoseBeforeLayers() {
        Substitution swap =
                new Substitution(CHI, tokyo("2026-11-03T06:00"), tokyo("2026-11-03T12:00"), "swapped with UANN");
        Holiday holiday =
                new Holiday("Culture Day", Set.of(LocalDate.parse("2026-11-03")), new Holiday.Instead.Person(BEN));
        Schedule schedule = new Schedule(TOKYO, List.of(layer("weekly", weekly())), List.of(swap), List.of(holiday));
        assertThat(schedule.handoffs(tokyo("2026-11-02T12:00"), 5))
                .containsExactly(
                        new Handoff(
                                tokyo("2026-11-03T00:00"),
                                duty(BEN, new Why.OnHoliday("Culture Day"), "2026-11-03T06:00")),
                        new Handoff(
                                tokyo("2026-11-03T06:00"),
                                duty(CHI, new Why.StandsIn("swapped with UANN"), "2026-11-03T12:00")),
                        new Handoff(
                                tokyo("2026-11-03T12:00"),
                                duty(BEN, new Why.OnHoliday("Culture Day"), "2026-11-04T00:00")),
                        new Handoff(tokyo("2026-11-04T00:00"), duty(ANN, new Why.Turn("weekly"), "2026-11-09T10:00")),
                        new Handoff(tokyo("2026-11-09T10:00"), duty(BEN, new Why.Turn("weekly"), "2026-11-16T10:00")));
    }

    @Test
    void aHolidayMayBeLikeTheDaysOfAnotherLayer() {
        Holiday holiday = new Holiday(
                "Culture Day", Set.of(LocalDate.parse("2026-11-03")), new Holiday.Instead.OfLayer("weekly"));
        Schedule schedule = new Schedule(
                TOKYO,
                List.of(
                        layer("weekly", weekly()),
                        layer("office", new Staffing.Always(TEAM), "Mon-Fri 09:00-18:00 Asia/Tokyo")),
                List.of(),
                List.of(holiday));
        assertThat(schedule.onCallAt(tokyo("2026-11-03T12:00")).person()).contains(ANN);
        assertThat(schedule.onCallAt(tokyo("2026-11-04T12:00")).person()).contains(TEAM);
    }

    @Test
    void onAHolidayALayerTakesOverFromAStrongerOneWhenItsHoursBegin() {
        Holiday holiday = new Holiday(
                "Culture Day", Set.of(LocalDate.parse("2026-11-03")), new Holiday.Instead.OfLayer("mornings"));
        Schedule schedule = new Schedule(
                TOKYO,
                List.of(
                        layer("mornings", new Staffing.Always(BEN), "08:00-12:00 Asia/Tokyo"),
                        layer("always", new Staffing.Always(ANN))),
                List.of(),
                List.of(holiday));
        assertThat(schedule.onCallAt(tokyo("2026-11-03T02:00")))
                .isEqualTo(duty(ANN, new Why.Turn("always"), "2026-11-03T08:00"));
        assertThat(schedule.onCallAt(tokyo("2026-11-03T08:00")))
                .isEqualTo(duty(BEN, new Why.OnHoliday("Culture Day"), "2026-11-03T12:00"));
        assertThat(schedule.onCallAt(tokyo("2026-11-03T12:00")).until()).isEmpty();
    }

    @Test
    void ofTwoWhoStandInAtOnceTheLaterOneInTheFileCounts() {
        Instant from = tokyo("2026-11-03T06:00");
        Instant until = tokyo("2026-11-03T12:00");
        Schedule schedule = new Schedule(
                TOKYO,
                List.of(layer("weekly", weekly())),
                List.of(new Substitution(BEN, from, until, "first"), new Substitution(CHI, from, until, "second")),
                List.of());
        assertThat(schedule.onCallAt(from).person()).contains(CHI);
    }

    @Test
    void whatNeverChangesHasNoEnd() {
        Duty duty = schedule(layer("all", new Staffing.Always(ANN))).onCallAt(tokyo("2026-11-03T06:00"));
        assertThat(duty).isEqualTo(new Duty(Optional.of(ANN), new Why.Turn("all"), Optional.empty()));
        Duty alone = schedule(layer("all", rotation("2026-11-02", "10:00", Duration.ofDays(1), "Asia/Tokyo", ANN)))
                .onCallAt(tokyo("2026-11-03T06:00"));
        assertThat(alone.until()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a week over the loss of an hour lasts 167 hours          | Europe/London       | 2026-03-23 | 10:00 | 168 | 2026-03-30T09:00:00Z
            a week over the gain of an hour lasts 169 hours          | Europe/London       | 2026-10-19 | 10:00 | 168 | 2026-10-26T10:00:00Z
            a day in Chicago over the loss of an hour lasts 23       | America/Chicago     | 2026-03-07 | 09:00 | 24  | 2026-03-08T14:00:00Z
            a day in Chicago over the gain of an hour lasts 25       | America/Chicago     | 2026-10-31 | 09:00 | 24  | 2026-11-01T15:00:00Z
            a handoff that clocks skip comes an hour later           | Europe/London       | 2026-03-28 | 01:30 | 24  | 2026-03-29T01:30:00Z
            of two equal handoffs the first counts                   | Europe/London       | 2026-10-24 | 01:30 | 24  | 2026-10-25T00:30:00Z
            Lord Howe skips half an hour, and so does the handoff    | Australia/Lord_Howe | 2026-10-03 | 02:15 | 24  | 2026-10-03T15:45:00Z
            of two equal handoffs in Lord Howe the first counts      | Australia/Lord_Howe | 2026-04-04 | 01:45 | 24  | 2026-04-04T14:45:00Z
            twelve hours over the gain of an hour last thirteen      | America/Chicago     | 2026-10-31 | 21:00 | 12  | 2026-11-01T15:00:00Z
            Tokyo has no such days                                   | Asia/Tokyo          | 2026-03-23 | 10:00 | 168 | 2026-03-30T01:00:00Z
            """)
    void turnsAreCountedOnLocalClocks(
            String sentence, String zone, String starts, String handoff, int hours, Instant next) {
        Rotation rotation = rotation(starts, handoff, Duration.ofHours(hours), zone, ANN, BEN);
        assertThat(rotation.at(next.minusMillis(1))).contains(ANN);
        assertThat(rotation.at(next)).contains(BEN);
        assertThat(rotation.changesAfter(next.minusMillis(1))).contains(next);
    }

    @Test
    void aTurnThatTheClocksSkipWhollyIsNobodys() {
        Rotation hourly = rotation("2026-03-28", "00:00", Duration.ofHours(1), "Europe/London", ANN, BEN, CHI);
        assertThat(hourly.at(Instant.parse("2026-03-29T00:59:59Z"))).contains(ANN);
        assertThat(hourly.at(Instant.parse("2026-03-29T01:00:00Z"))).contains(CHI);
    }

    @Test
    void whatIsNoRotationOrScheduleIsRefused() {
        assertThatThrownBy(() -> rotation("2026-11-02", "10:00", Duration.ofDays(7), "UTC"))
                .hasMessageContaining("at least one person");
        assertThatThrownBy(() -> rotation("2026-11-02", "10:00", Duration.ofMinutes(90), "UTC", ANN))
                .hasMessageContaining("whole hours");
        assertThatThrownBy(() -> schedule()).hasMessageContaining("at least one layer");
        assertThatThrownBy(() -> schedule(layer("a", weekly()), layer("a", weekly())))
                .hasMessageContaining("two layers are called \"a\"");
    }
}
