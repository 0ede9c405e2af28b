package dev.hinomi.observability.metrics.metadata;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.delivery.Outlet;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.observability.metrics.catalogue.MetricCatalogue;
import dev.hinomi.observability.time.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Tells Datadog on a thread of its own what the metrics of a catalogue mean. It begins when the first points have been
 * acknowledged, since Datadog answers 404 for a metric that it does not know; sends two requests a second at most, in an
 * order by chance, so that processes that share a folder share the work; and ends when all is told. Closing waits for
 * nothing. Thread-safe.
 */
public final class MetadataShipping implements AutoCloseable {
    private final MetricCatalogue catalogue;
    private final HinomiMeterRegistry registry;
    private final Outlet outlet;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final MetadataTransport transport;
    private final MetadataRun run;
    private final Thread thread;

    /**
     * Where the metadata goes.
     *
     * @param endpoints Datadog's
     * @param apiKey whose organisation
     * @param applicationKey of somebody who may write metadata there
     */
    public record Destination(DatadogEndpoints endpoints, Secret apiKey, Secret applicationKey) {
        private MetadataTransport transport() {
            return MetadataTransport.to(endpoints, apiKey, applicationKey);
        }

        private SentMetadata sent(Optional<Path> folder) {
            return SentMetadata.in(folder, endpoints.metricMetadata() + "\n" + apiKey.reveal());
        }
    }

    private MetadataShipping(
            MetricCatalogue catalogue,
            HinomiMeterRegistry registry,
            Outlet outlet,
            MetadataTransport transport,
            SentMetadata sent,
            LocalWarnings warnings) {
        this.catalogue = catalogue;
        this.registry = registry;
        this.outlet = outlet;
        this.transport = transport;
        this.run = new MetadataRun(
                transport,
                sent,
                warnings,
                Ticker.system(),
                () -> ThreadLocalRandom.current().nextDouble(),
                this::isClosedAfter);
        this.thread = new Thread(this::tellAndClose, "hinomi-metadata");
        thread.setDaemon(true);
    }

    /**
     * Starts.
     *
     * @param catalogue the metrics
     * @param registry names them as its convention says
     * @param outlet delivers their points
     * @param destination where the metadata goes
     * @param folder where it is remembered what was told; empty to forget it with the process
     * @param warnings where trouble is told
     */
    public static MetadataShipping start(
            MetricCatalogue catalogue,
            HinomiMeterRegistry registry,
            Outlet outlet,
            Destination destination,
            Optional<Path> folder,
            LocalWarnings warnings) {
        MetadataShipping shipping = new MetadataShipping(
                catalogue, registry, outlet, destination.transport(), destination.sent(folder), warnings);
        shipping.thread.start();
        return shipping;
    }

    private void tellAndClose() {
        try {
            tell();
        } finally {
            transport.close();
        }
    }

    private void tell() {
        if (run.awaitFirst(() -> outlet.counts().sent())) {
            List<SeriesMetadata> all = new ArrayList<>(
                    SeriesMetadata.of(catalogue, registry.config().namingConvention()));
            Collections.shuffle(all);
            run.run(all);
        }
    }

    private boolean isClosedAfter(Duration time) {
        try {
            return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            return true;
        }
    }

    /** Waits until nothing is left to tell. */
    void awaitEnd() throws InterruptedException {
        thread.join();
    }

    /** Tells nothing more. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        transport.close();
    }
}
