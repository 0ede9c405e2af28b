package dev.hinomi.observability.metrics.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeclaredMetricTest {
    private static final TagKey OUTCOME = ShopMetrics.ORDERS.metric().tags().get(1);

    private static final long ARRAY_BYTES = 24;

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void oneLineRecordsUnderTheDeclaredNameWithItsTagsUnitAndDescription() {
        ShopMetrics.ORDERS.counter(meters, Channel.WEB, OUTCOME.value("paid")).increment();

        Counter counter = meters.get("shop.orders")
                .tags("channel", "web", "outcome", "paid")
                .counter();
        assertThat(counter.count()).isEqualTo(1);
        assertThat(counter.getId().getBaseUnit()).isEqualTo("item");
        assertThat(counter.getId().getDescription()).isEqualTo("Orders that were paid");
    }

    @Test
    void everyKindOfMeterIsRecorded() {
        ShopMetrics.PAYMENT.timer(meters, ShopMetrics.Keys.BANK.value("mizuho")).record(Duration.ofMillis(5));
        ShopMetrics.BASKET.summary(meters).record(3);
        AtomicInteger stock = new AtomicInteger(7);
        ShopMetrics.STOCK.gauge(meters, stock, AtomicInteger::get);
        ShopMetrics.IMPORT.longTaskTimer(meters).start();

        assertThat(meters.get("shop.payment").tag("bank", "mizuho").timer().count())
                .isEqualTo(1);
        assertThat(meters.get("shop.basket").summary().totalAmount()).isEqualTo(3);
        assertThat(meters.get("shop.stock").gauge().value()).isEqualTo(7);
        assertThat(meters.get("shop.import").longTaskTimer().activeTasks()).isEqualTo(1);
    }

    @Test
    void tagsComeInAnyOrder() {
        assertThat(ShopMetrics.ORDERS.counter(meters, OUTCOME.value("paid"), Channel.APP))
                .isSameAs(ShopMetrics.ORDERS.counter(meters, Channel.APP, OUTCOME.value("paid")));
    }

    @Test
    void aTagThatIsForgottenHasTheValueNone() {
        ShopMetrics.ORDERS.counter(meters, Channel.WEB).increment();

        assertThat(meters.get("shop.orders").tag("outcome", "none").counter().count())
                .isEqualTo(1);
    }

    @Test
    void aValueThatTheTagDoesNotHaveIsOther() {
        ShopMetrics.ORDERS
                .counter(meters, Channel.WEB, OUTCOME.value("exploded"))
                .increment();

        assertThat(meters.get("shop.orders").tag("outcome", "other").counter().count())
                .isEqualTo(1);
    }

    @Test
    void aTagOfAnotherMetricIsLeftOut() {
        ShopMetrics.BASKET.summary(meters, Channel.WEB).record(1);

        assertThat(meters.get("shop.basket").summary().getId().getTags()).isEmpty();
    }

    @Test
    void anotherKindThanTheOneThatIsThereRecordsNothingAndDoesNotThrow() {
        ShopMetrics.BASKET.summary(meters).record(1);

        ShopMetrics.BASKET.counter(meters).increment();

        assertThat(meters.get("shop.basket").meters()).hasSize(1);
    }

    @Test
    void micrometersOwnToolsReadIt() {
        MeterDocumentation documented = ShopMetrics.ORDERS;

        assertThat(documented.getName()).isEqualTo("shop.orders");
        assertThat(documented.getType()).isEqualTo(Meter.Type.COUNTER);
        assertThat(documented.getBaseUnit()).isEqualTo("item");
        assertThat(documented.getKeyNames()).extracting(KeyName::asString).containsExactly("channel", "outcome");
    }

    @Test
    void aLookUpAllocatesWhatMicrometersOwnDoesAndTheArrayOfItsValues() {
        long own = allocatedBy(() -> Counter.builder("shop.orders")
                .description("Orders that were paid")
                .baseUnit("item")
                .tags("channel", "web", "outcome", "paid")
                .register(meters)
                .increment());
        TagValue paid = OUTCOME.value("paid");
        long ours = allocatedBy(
                () -> ShopMetrics.ORDERS.counter(meters, Channel.WEB, paid).increment());

        assertThat(ours).isLessThanOrEqualTo(own + ARRAY_BYTES);
    }

    private static long allocatedBy(Runnable call) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int calls = 10_000;
        for (int i = 0; i < 3 * calls; i++) {
            call.run();
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < calls; i++) {
            call.run();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / calls;
    }
}
