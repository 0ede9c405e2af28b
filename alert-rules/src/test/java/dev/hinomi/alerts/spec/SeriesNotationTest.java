package dev.hinomi.alerts.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hinomi.alerts.query.Tags;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesNotationTest {

    private static String expanded(String text) {
        return SeriesNotation.parse(text).stream()
                .map(value -> value.isPresent() ? Double.toString(value.getAsDouble()) : "_")
                .collect(Collectors.joining(" "));
    }

    /** The first four are the examples of Prometheus' page on unit tests. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "-2+4x3, -2.0 2.0 6.0 10.0",
        "' 1-2x4', 1.0 -1.0 -3.0 -5.0 -7.0",
        "' 1x4', 1.0 1.0 1.0 1.0 1.0",
        "' 1 _x3 stale', 1.0 _ _ _ _",
        "0x2, 0.0 0.0 0.0",
        "5, 5.0",
        "-1.5, -1.5",
        ".5 2. 1e3, 0.5 2.0 1000.0",
        "0+0.1x3, 0.0 0.1 0.2 0.3",
        "0x0 _, 0.0 _",
    })
    void promtoolsNotationExpandsAsInPrometheus(String text, String values) {
        assertThat(expanded(text)).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Inf", "5x", "x5", "1+2", "1+-1x1", "_x", "__", "5,5", "stalex3", "{{sum:1}}"})
    void whatIsNoValueIsNamed(String word) {
        assertThatThrownBy(() -> SeriesNotation.parse("1 " + word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + word + "\" is no value");
    }

    @Test
    void moreValuesThanAnybodyMeansAreRefused() {
        assertThat(SeriesNotation.parse("0x999999")).hasSize(SeriesNotation.MOST_VALUES);
        assertThatThrownBy(() -> SeriesNotation.parse("0x1000000")).hasMessageContaining("more than 1000000 values");
    }

    @Test
    void aSeriesIsNamedAsDatadogsUsersNameIt() {
        assertThat(SeriesName.parse("http.server.requests.count{service:career-api, uri:/jobs}")
                        .tags())
                .isEqualTo(Tags.of("service:career-api", "uri:/jobs"));
        assertThat(SeriesName.parse("up").tags()).isEqualTo(Tags.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            up{job="x"}       ~ without quotes and wildcards, but was "job="x""
            up{job:*}         ~ without quotes and wildcards, but was "job:*"
            up{Job:x}         ~ in lower case, as Datadog keeps them, but was "Job:x"
            up{a:b,}          ~ must be key:value
            up{a:b            ~ must be a metric with its tags
            sum:up{a:b}       ~ must be a metric with its tags
            """)
    void whatIsNoSeriesIsRefused(String text, String complaint) {
        assertThatThrownBy(() -> SeriesName.parse(text)).hasMessageContaining(complaint);
    }

    @Test
    void aCountNeverFalls() {
        assertThatThrownBy(() -> TestSeries.of(TestSeries.Kind.COUNT, "a", "1-1x3"))
                .hasMessageContaining("a count must not fall below zero");
        assertThat(TestSeries.of(TestSeries.Kind.GAUGE, "a", "1-1x3").values()).hasSize(4);
    }
}
