package dev.hinomi.observability.metrics.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.datadog.DatadogReply;
import dev.hinomi.observability.metrics.metadata.MetadataNext.Attempt;
import dev.hinomi.observability.metrics.metadata.MetadataNext.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataNextTest {
    private static final Attempt FIRST = new Attempt("shop.orders", 0, 0);

    @ParameterizedTest
    @CsvSource({
        "200, DONE",
        "202, DONE",
        "400, GIVE_UP",
        "413, GIVE_UP",
        "422, GIVE_UP",
        "401, STOP",
        "403, STOP",
        "302, STOP",
        "404, UNKNOWN",
        "408, PAUSE",
        "429, PAUSE",
        "500, PAUSE",
        "503, PAUSE",
        "-1, PAUSE"
    })
    void eachAnswerHasAnOutcome(int status, Kind kind) {
        assertThat(next(FIRST, status, null).kind()).isEqualTo(kind);
    }

    @Test
    void aMetricThatDatadogDoesNotKnowIsTriedAfterOneMinuteThenTwoAndHourlyInTheEnd() {
        assertThat(next(new Attempt("shop.orders", 0, 0), 404, null).after()).isEqualTo(Duration.ofMinutes(1));
        assertThat(next(new Attempt("shop.orders", 1, 0), 404, null).after()).isEqualTo(Duration.ofMinutes(2));
        assertThat(next(new Attempt("shop.orders", 50, 0), 404, null).after()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aPauseIsAsLongAsDatadogAsks() {
        assertThat(next(FIRST, 429, Duration.ofSeconds(17)).after()).isEqualTo(Duration.ofSeconds(17));
        assertThat(next(FIRST, 503, Duration.ofSeconds(9)).after()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aPauseIsNoLongerThanADayWhateverIsAsked() {
        assertThat(next(FIRST, 429, Duration.ofDays(900)).after()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aPauseForWhichNothingIsAskedGrowsWithTheTroublesInARow() {
        assertThat(next(FIRST, 500, null).after()).isEqualTo(Duration.ofSeconds(30));
        assertThat(next(new Attempt("shop.orders", 0, 2), 500, null).after()).isEqualTo(Duration.ofMinutes(2));
        assertThat(next(new Attempt("shop.orders", 0, 90), 500, null).after()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void chanceTakesUpToHalfOfAWaitAway() {
        DatadogReply unknown = new DatadogReply(404, null, "");

        assertThat(MetadataNext.after(FIRST, unknown, 1).after()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aRefusedKeyIsToldWithTheProperty() {
        assertThat(MetadataNext.after(FIRST, new DatadogReply(403, null, "{\"errors\":[\"Forbidden\"]}"), 0)
                        .reason())
                .contains("403", "Forbidden", "hinomi.datadog.application-key", "metrics_metadata_write");
    }

    @Test
    void whatIsGivenUpIsToldByItsName() {
        assertThat(next(FIRST, 400, null).reason()).contains("400", "shop.orders");
    }

    private static MetadataNext next(Attempt attempt, int status, Duration wait) {
        return MetadataNext.after(attempt, new DatadogReply(status, wait, ""), 0);
    }
}
