package dev.hinomi.observability.metrics.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.observability.metrics.catalogue.Metric;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesMetadataTest {

    @Test
    void aCounterIsTheSeriesOfItsOwnName() {
        assertThat(of(Metric.counter("shop.orders").unit("items").description("Orders that were paid")))
                .containsExactly("{\"type\":\"count\",\"unit\":\"item\",\"description\":\"Orders that were paid\","
                        + "\"short_name\":\"orders\"}");
    }

    @Test
    void aTimerIsToldAsWhatIsSentOfItEachWithItsUnit() {
        Metric timer = Metric.timer("shop.payment").description("How long the bank takes");

        assertThat(SeriesMetadata.of(timer, NamingConvention.identity))
                .extracting(SeriesMetadata::name)
                .containsExactly("shop.payment.count", "shop.payment.sum", "shop.payment.max");
        assertThat(of(timer))
                .containsExactly(
                        "{\"type\":\"count\",\"unit\":\"occurrence\",\"description\":\"How long the bank takes (how many)\","
                                + "\"short_name\":\"payment count\"}",
                        "{\"type\":\"count\",\"unit\":\"millisecond\",\"description\":\"How long the bank takes (all together)\","
                                + "\"short_name\":\"payment sum\"}",
                        "{\"type\":\"gauge\",\"unit\":\"millisecond\",\"description\":\"How long the bank takes (most in a step)\","
                                + "\"short_name\":\"payment max\"}");
    }

    @Test
    void percentilesAreADistributionBesideIt() {
        assertThat(of(Metric.summary("shop.basket").unit("item").percentiles()))
                .hasSize(4)
                .last()
                .isEqualTo("{\"type\":\"distribution\",\"unit\":\"item\",\"short_name\":\"basket\"}");
    }

    @Test
    void aTimerOfRunningTasksHasNoUnitSinceItsSeriesHaveTwo() {
        assertThat(of(Metric.longTaskTimer("shop.import")))
                .containsExactly("{\"type\":\"gauge\",\"short_name\":\"import\"}");
    }

    @Test
    void ofAMeterOfAnotherKindNothingIsKnown() {
        assertThat(of(Metric.of("shop.other", Meter.Type.OTHER))).isEmpty();
    }

    @Test
    void theNameIsWhatTheConventionAndDatadogMakeOfIt() {
        NamingConvention upper = (name, type, unit) -> "eu " + name;

        assertThat(SeriesMetadata.of(Metric.timer("pay"), upper))
                .extracting(SeriesMetadata::name)
                .containsExactly("eu_pay.count", "eu_pay.sum", "eu_pay.max");
    }

    private static List<String> of(Metric metric) {
        return SeriesMetadata.of(metric, NamingConvention.identity).stream()
                .map(SeriesMetadata::json)
                .toList();
    }
}
