package dev.hinomi.observability.logs.settings;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.Advice;
import dev.hinomi.observability.delivery.LocalWarnings;
import dev.hinomi.observability.delivery.MemorySpool;
import dev.hinomi.observability.delivery.Quarantine;
import dev.hinomi.observability.delivery.Spool;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.LogLimits;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.spool.DurableSpool;
import dev.hinomi.observability.spool.DurableSpoolOptions;
import dev.hinomi.observability.spool.FileQuarantine;
import dev.hinomi.observability.stdout.StandardOutput;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What a line needs wherever it goes, and how it is opened.
 *
 * @param settings what is set
 * @param identity who the lines are of, asked for each
 * @param warnings where trouble on the way to Datadog is told
 */
public record LogLine(LogSettings settings, Supplier<ServiceIdentity> identity, LocalWarnings warnings) {

    /** Opens it straight to Datadog; only {@link LogRoute.Way#MEMORY} makes it wait in memory. */
    public LogShipping toDatadog(LogRoute.Way way, DatadogEndpoints endpoints, Secret apiKey) {
        return LogShipping.of(
                identity,
                LogShipping.delivery(endpoints, apiKey, settings.get(LogSetting.COMPRESSION))
                        .spool(way == LogRoute.Way.MEMORY ? memory() : files())
                        .quarantine(way == LogRoute.Way.MEMORY ? Quarantine.NONE : FileQuarantine.in(directory()))
                        .advice(advice(way == LogRoute.Way.MEMORY ? LogSetting.QUEUE_SIZE : LogSetting.DISK_SIZE))
                        .linger(settings.get(LogSetting.FLUSH_INTERVAL))
                        .closeDeadline(settings.get(LogSetting.SHUTDOWN_TIMEOUT))
                        .warnings(warnings)
                        .start(),
                settings.options());
    }

    /** Opens it to the standard output. Its troubles are told on the standard error stream, which may still be read. */
    public LogShipping toStandardOutput() {
        return LogShipping.of(
                identity,
                StandardOutput.delivery(LogShipping.settings().signal())
                        .spool(memory())
                        .advice(advice(LogSetting.QUEUE_SIZE))
                        .closeDeadline(settings.get(LogSetting.SHUTDOWN_TIMEOUT))
                        .start(),
                settings.options().withLimits(LogLimits.standardOutput()));
    }

    private static Advice advice(LogSetting<Long> room) {
        return new Advice("raise " + room.property(), "raise " + LogSetting.SHUTDOWN_TIMEOUT.property());
    }

    private Spool memory() {
        return MemorySpool.ofBytes(settings.get(LogSetting.QUEUE_SIZE));
    }

    private Spool files() {
        return DurableSpool.open(
                directory(),
                DurableSpoolOptions.ofDefaults()
                        .withMaxBytes(settings.get(LogSetting.DISK_SIZE))
                        .withMemoryBytes(settings.get(LogSetting.QUEUE_SIZE))
                        .withWarnings(warnings));
    }

    private Path directory() {
        return settings.find(LogSetting.DIRECTORY)
                .orElseGet(() -> DurableSpool.defaultDirectory(identity.get().service()));
    }
}
