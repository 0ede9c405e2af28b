package dev.hinomi.observability.logs.settings;

import dev.hinomi.observability.delivery.Advice;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.delivery.MemorySpool;
import dev.hinomi.observability.delivery.Spool;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.LogLimits;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.spool.DurableSpool;
import dev.hinomi.observability.spool.DurableSpoolOptions;
import dev.hinomi.observability.spool.FileQuarantine;
import dev.hinomi.observability.stdout.StandardOutput;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a line needs wherever it goes, and how it is opened.
 *
 * @param settings what is set
 * @param identity who the lines are of, asked for each
 * @param warnings where trouble on the way to Datadog is told
 */
public record LogLine(LogSettings settings, Supplier<ServiceIdentity> identity, LocalWarnings warnings) {

    /**
     * Opens it along a route; empty if that leads nowhere, or to Datadog without a destination.
     *
     * @param route where it goes
     * @param datadog where that is at Datadog, if it is known
     */
    public Optional<LogShipping> open(LogRoute route, Optional<LogDestination> datadog) {
        return switch (route.way()) {
            case OFF -> Optional.empty();
            case STDOUT -> Optional.of(toStandardOutput());
            case DURABLE -> datadog.map(this::inFiles);
            case MEMORY -> datadog.map(this::inMemory);
        };
    }

    private LogShipping inFiles(LogDestination datadog) {
        Path directory = settings.find(LogSetting.DIRECTORY)
                .orElseGet(() -> DurableSpool.defaultDirectory(identity.get().service()));
        DurableSpoolOptions options = DurableSpoolOptions.ofDefaults()
                .withMemoryBytes(settings.get(LogSetting.QUEUE_SIZE))
                .withWarnings(warnings);
        DurableSpoolOptions bounded =
                settings.find(LogSetting.DISK_SIZE).map(options::withMaxBytes).orElse(options);
        return shipping(delivery(datadog)
                .spool(DurableSpool.open(directory, bounded))
                .quarantine(FileQuarantine.in(directory))
                .advice(advice(LogSetting.DISK_SIZE)));
    }

    private LogShipping inMemory(LogDestination datadog) {
        return shipping(delivery(datadog).spool(memory()).advice(advice(LogSetting.QUEUE_SIZE)));
    }

    private Delivery.Builder delivery(LogDestination datadog) {
        return LogShipping.delivery(datadog.endpoints(), datadog.apiKey(), settings.get(LogSetting.COMPRESSION))
                .linger(settings.get(LogSetting.FLUSH_INTERVAL))
                .warnings(warnings);
    }

    private LogShipping shipping(Delivery.Builder delivery) {
        return LogShipping.of(identity, start(delivery), settings.options());
    }

    /** Its troubles are told on the standard error stream, which may still be read. */
    private LogShipping toStandardOutput() {
        Delivery.Builder delivery = StandardOutput.delivery(
                        LogShipping.settings().signal())
                .spool(memory())
                .advice(advice(LogSetting.QUEUE_SIZE));
        return LogShipping.of(identity, start(delivery), settings.options().withLimits(LogLimits.standardOutput()));
    }

    private Delivery start(Delivery.Builder delivery) {
        return delivery.closeDeadline(settings.get(LogSetting.SHUTDOWN_TIMEOUT)).start();
    }

    private static Advice advice(LogSetting<Long> room) {
        return new Advice("raise " + room.property(), "raise " + LogSetting.SHUTDOWN_TIMEOUT.property());
    }

    private Spool memory() {
        return MemorySpool.ofBytes(settings.get(LogSetting.QUEUE_SIZE));
    }
}
