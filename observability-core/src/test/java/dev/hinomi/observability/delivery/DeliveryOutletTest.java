package dev.hinomi.observability.delivery;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;

class DeliveryOutletTest extends OutletContract {
    private static final DeliverySettings SETTINGS =
            DeliverySettings.of("logs", Framing.JSON_ARRAY, new BatchLimits(100, 1_000_000, 500_000));

    private final ScriptedTransport destination = new ScriptedTransport();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void release() {
        end.countDown();
    }

    @Override
    protected Outlet open() {
        return start(destination);
    }

    @Override
    protected Outlet openStuck() {
        return start(batch -> {
            awaitUninterruptibly();
            return new Outcome.Retry("stuck");
        });
    }

    @Override
    protected List<String> arrived() {
        return destination.taken();
    }

    private static Outlet start(Transport transport) {
        return Delivery.builder(SETTINGS, transport)
                .warnings(LocalWarnings.NO_OP)
                .start();
    }

    private void awaitUninterruptibly() {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException ignored) {
                // As a write to a full pipe does.
            }
        }
    }
}
