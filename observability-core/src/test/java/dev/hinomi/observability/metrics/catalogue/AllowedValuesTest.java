package dev.hinomi.observability.metrics.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedValuesTest {
    private final List<String> warnings = new ArrayList<>();
    private final MeterRegistry meters = new SimpleMeterRegistry();

    AllowedValuesTest() {
        meters.config().meterFilter(AllowedValues.of(MetricCatalogue.of(ShopMetrics.values()), warnings::add));
    }

    @Test
    void aValueOutsideTheDeclaredOnesIsOtherAndToldOnce() {
        for (int i = 0; i < 100; i++) {
            meters.counter("shop.orders", "channel", "fax-" + i, "outcome", "paid")
                    .increment();
        }

        assertThat(meters.get("shop.orders").tag("channel", "other").counter().count())
                .isEqualTo(100);
        assertThat(warnings)
                .containsExactly(
                        "The metric shop.orders was recorded with a value of the tag channel that it does not have; it"
                                + " is then other.");
    }

    @Test
    void valuesBeyondTheDeclaredNumberAreOther() {
        for (int bank = 0; bank < 10; bank++) {
            ShopMetrics.PAYMENT
                    .timer(meters, ShopMetrics.Keys.BANK.value("bank-" + bank))
                    .record(() -> {});
        }

        assertThat(meters.find("shop.payment").timers())
                .extracting(timer -> timer.getId().getTag("bank"))
                .containsExactlyInAnyOrder("bank-0", "bank-1", "bank-2", "other");
        assertThat(meters.get("shop.payment").tag("bank", "other").timer().count())
                .isEqualTo(7);
        assertThat(warnings).singleElement().asString().contains("more than 3 values of the tag bank");
    }

    @Test
    void aForgottenTagIsTold() {
        ShopMetrics.ORDERS.counter(meters, Channel.WEB).increment();

        assertThat(warnings).singleElement().asString().contains("without a value of the tag outcome");
    }

    @Test
    void anotherKindThanDeclaredIsTold() {
        ShopMetrics.BASKET.counter(meters).increment();

        assertThat(warnings)
                .containsExactly(
                        "The metric shop.basket was recorded as a COUNTER, but declared as a DISTRIBUTION_SUMMARY.");
    }

    @Test
    void whatIsDeclaredAndWhatIsNotInTheCataloguePass() {
        ShopMetrics.ORDERS
                .counter(
                        meters,
                        Channel.WEB,
                        ShopMetrics.ORDERS.metric().tags().get(1).value("paid"))
                .increment();
        meters.counter("elsewhere", "user", "anybody").increment();

        assertThat(warnings).isEmpty();
        assertThat(meters.find("elsewhere").tag("user", "anybody").counter()).isNotNull();
    }
}
