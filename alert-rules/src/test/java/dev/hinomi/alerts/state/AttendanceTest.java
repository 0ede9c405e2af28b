package dev.hinomi.alerts.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.series.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttendanceTest {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final Alert ALERT = new Alert(
            AlertRule.builder(
                            "rule",
                            (MetricMonitor) Monitor.parse("avg(last_5m):avg:m{*}"),
                            Thresholds.critical("> 5").warning("> 2"))
                    .build(),
            Tags.NONE);

    private final List<String> told = new ArrayList<>();
    private Standing standing = Standing.initial(START);
    private Instant now = START;

    /** A value a minute, with "s" behind it while a silence covers it; what people are told, and in brackets what not. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an incident and its end are told                              | 6 1        | FIRING:critical_crossed OK:recovered
            health is no news                                             | 1 1        |
            a silenced incident is not told                               | 6s 6s      | (FIRING:silenced)
            nor is its end                                                | 6s 1s      | (FIRING:silenced) (OK:silenced)
            nor is its end when the silence ended with it                 | 6s 1       | (FIRING:silenced) (OK:silenced)
            a silence that ends before the incident tells it once         | 6s 6 6     | (FIRING:silenced) FIRING:still_wrong
            and then its end                                              | 6s 6 1     | (FIRING:silenced) FIRING:still_wrong OK:recovered
            the end of a told incident is owed in a silence too           | 6 1s       | FIRING:critical_crossed OK:recovered
            a silence over a told incident ends with one reminder         | 6 6s 6 6   | FIRING:critical_crossed FIRING:still_wrong
            a warning that worsens in a silence is told afterwards        | 3 6s 6     | WARN:warning_crossed (FIRING:silenced) FIRING:still_wrong
            a critical one that eases in a silence is told                | 6 3s       | FIRING:critical_crossed WARN:lowered_to_warning
            data that stop change nothing                                 | 6s -s -    | (FIRING:silenced) FIRING:still_wrong
            """)
    void whoIsToldWhat(String sentence, String values, String expected) {
        for (String value : values.split(" ")) {
            step(value);
        }
        assertThat(String.join(" ", told)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void whatIsToldAfterASilenceCarriesValueAndThreshold() {
        step("6s");
        Attendance after = step("7");
        Transition transition = after.telling().orElseThrow().transition();
        assertThat(transition.value()).hasValue(7);
        assertThat(transition.threshold()).map(Object::toString).contains("> 5");
        assertThat(transition.reason()).isEqualTo(Reason.STILL_WRONG);
    }

    @Test
    void theFifthIncidentInHalfAnHourSaysThatItFlapsAndNothingIsToldFromThenOn() {
        for (int pair = 0; pair < 10; pair++) {
            step("6");
            step("1");
        }
        assertThat(told.subList(0, 8)).containsOnly("FIRING:critical_crossed", "OK:recovered");
        assertThat(told.subList(8, 10)).containsExactly("FIRING:flapping", "OK:recovered");
        assertThat(told.subList(10, 20)).containsOnly("(FIRING:flapping)", "(OK:flapping)");
    }

    @Test
    void afterHalfAnHourOfQuietItIsToldAgain() {
        for (int pair = 0; pair < 6; pair++) {
            step("6");
            step("1");
        }
        assertThat(standing.overlays()).hasOnlyElementsOfType(Overlay.Flapping.class);
        for (int minute = 0; minute < 30; minute++) {
            step("1");
        }
        assertThat(standing.overlays()).isEmpty();
        told.clear();
        step("6");
        assertThat(told).containsExactly("FIRING:critical_crossed");
    }

    @Test
    void whatStillFiresWhenItIsQuietIsToldThen() {
        for (int pair = 0; pair < 6; pair++) {
            step("6");
            step("1");
        }
        told.clear();
        for (int minute = 0; minute < 31; minute++) {
            step("6");
        }
        assertThat(told).containsExactly("(FIRING:flapping)", "FIRING:still_wrong");
    }

    @Test
    void acknowledgingLastsUntilTheIncidentEndsAndKeepsNothingFromBeingTold() {
        step("3");
        standing = standing.acknowledged("ai", now);
        step("6");
        assertThat(standing.overlays()).singleElement().extracting(Overlay::key).isEqualTo("acknowledged");
        step("1");
        assertThat(standing.overlays()).isEmpty();
        assertThat(told).containsExactly("WARN:warning_crossed", "FIRING:raised_to_critical", "OK:recovered");
    }

    @Test
    void thatARuleCannotBeEvaluatedIsToldToNobody() {
        step("6");
        for (int failure = 0; failure < 4; failure++) {
            settle(new AlertEvaluator(ALERT).fail(standing.state(), now), OptionalDouble.empty(), Set.of());
        }
        step("6");
        assertThat(told).containsExactly("FIRING:critical_crossed");
    }

    private Attendance step(String text) {
        Set<Overlay> around = text.endsWith("s") ? Set.of(new Overlay.Silenced("night", "import")) : Set.of();
        String value = text.replace("s", "");
        Measurement measurement = value.equals("-")
                ? new Measurement.NoData(Measurement.Reason.EMPTY_WINDOW)
                : new Measurement.Value(Double.parseDouble(value));
        OptionalDouble measured =
                value.equals("-") ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
        return settle(new AlertEvaluator(ALERT).evaluate(measurement, standing.state(), now), measured, around);
    }

    private Attendance settle(Verdict verdict, OptionalDouble value, Set<Overlay> around) {
        Attendance attendance = Attendance.of(ALERT, standing, new Seen(verdict, value, around, now));
        standing = attendance.standing();
        now = now.plus(Duration.ofMinutes(1));
        attendance.telling().map(AttendanceTest::shown).ifPresent(told::add);
        return attendance;
    }

    private static String shown(Telling telling) {
        Transition transition = telling.transition();
        return telling instanceof Telling.Withheld withheld
                ? "(" + transition.to() + ":"
                        + withheld.because().map(Overlay::key).orElse("ended") + ")"
                : transition.to() + ":" + transition.reason().key();
    }
}
