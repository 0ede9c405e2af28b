package dev.hinomi.sandbox.console.delivery;

import dev.hinomi.sandbox.console.page.Page;
import dev.hinomi.sandbox.console.page.Section;
import dev.hinomi.sandbox.console.page.View;
import dev.hinomi.sandbox.console.page.Visit;
import dev.hinomi.sandbox.store.Metrics;
import dev.hinomi.sandbox.store.Series;
import dev.hinomi.sandbox.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The books of every service that reports them: the metrics {@code hinomi.delivery.*} as received. Thread-safe. */
public final class DeliveryPage implements Page {
    private static final int REPORTS_MISSED = 3;
    private static final long UNKNOWN_INTERVAL = 60;

    private final Metrics metrics;

    /**
     * A page over a store.
     *
     * @param store what was received
     */
    public DeliveryPage(Store store) {
        metrics = store.metrics();
    }

    @Override
    public Optional<View> view(Visit visit) {
        Map<Sender, Reports> senders = new TreeMap<>(Sender.ORDER);
        for (Series series : metrics.find(key -> Reports.isOne(key.metric()))) {
            senders.computeIfAbsent(Sender.of(series.key()), sender -> new Reports())
                    .add(series);
        }
        List<DeliveryModel.Row> rows = senders.entrySet().stream()
                .map(sender -> row(sender.getKey(), sender.getValue(), visit.now()))
                .toList();
        return Optional.of(new View(Section.DELIVERY, "delivery/list.jte", "Delivery", new DeliveryModel(rows)));
    }

    private static DeliveryModel.Row row(Sender sender, Reports reports, Instant now) {
        return new DeliveryModel.Row(
                sender.service(),
                sender.env(),
                sender.instance(),
                sender.signal(),
                reports.total("accepted"),
                reports.total("sent"),
                reports.latest("queued"),
                reports.latest("queued.bytes"),
                reports.total("dropped"),
                reports.dropped(),
                reports.total("retries"),
                reports.total("holds"),
                reports.total(Reports.SUPPRESSED),
                reports.before(),
                reports.unaccounted(),
                reports.heard(),
                isSilent(reports, now));
    }

    private static boolean isSilent(Reports reports, Instant now) {
        long interval = reports.interval() == 0 ? UNKNOWN_INTERVAL : reports.interval();
        return reports.heard().plusSeconds(REPORTS_MISSED * interval).isBefore(now);
    }
}
