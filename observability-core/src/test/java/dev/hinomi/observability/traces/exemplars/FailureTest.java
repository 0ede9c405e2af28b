package dev.hinomi.observability.traces.exemplars;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    @ParameterizedTest
    @CsvSource({
        "status=500, true",
        "status=5xx, true",
        "status=404 exception=NotFound outcome=CLIENT_ERROR, false",
        "status=200 error=none, false",
        "status=UNKNOWN outcome=UNKNOWN exception=IOException, true",
        "outcome=SERVER_ERROR, true",
        "outcome=Failed, true",
        "outcome=accepted error=ignored, false",
        "outcome=CLIENT_ERROR exception=IllegalArgument, false",
        "error=none, false",
        "error=IOException, true",
        "exception=None, false",
        "exception=IllegalState, true",
        "method=GET, false",
    })
    void tagsSayWhetherItFailed(String tags, boolean failed) {
        Map<String, String> values = Arrays.stream(tags.split(" "))
                .map(tag -> tag.split("="))
                .collect(Collectors.toMap(tag -> tag[0], tag -> tag[1]));

        assertThat(Failure.isToldBy(values::get)).isEqualTo(failed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.failed", "errors", "pool.Timeouts"})
    void aNameMaySayIt(String meter) {
        assertThat(Failure.isNamedBy(meter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "failed.orders", "", "errors."})
    void mostNamesDoNot(String meter) {
        assertThat(Failure.isNamedBy(meter)).isFalse();
    }
}
