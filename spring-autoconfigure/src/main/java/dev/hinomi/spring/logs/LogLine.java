package dev.hinomi.spring.logs;

import dev.hinomi.observability.delivery.Advice;
import dev.hinomi.observability.delivery.MemorySpool;
import dev.hinomi.observability.delivery.Quarantine;
import dev.hinomi.observability.delivery.Spool;
import dev.hinomi.observability.logs.ErrorOptions;
import dev.hinomi.observability.logs.FloodLimit;
import dev.hinomi.observability.logs.LogOptions;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.spool.DurableSpool;
import dev.hinomi.observability.spool.DurableSpoolOptions;
import dev.hinomi.observability.spool.FileQuarantine;
import dev.hinomi.spring.config.HinomiProperties;
import dev.hinomi.spring.config.LogsMode;
import dev.hinomi.spring.runtime.Destination;
import dev.hinomi.spring.runtime.HinomiRuntime;
import dev.hinomi.spring.runtime.LocalLog;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Opens the way from the appender to Datadog as the properties say. */
final class LogLine {

    private LogLine() {}

    static LogShipping open(HinomiRuntime runtime, Destination destination) {
        HinomiProperties.Logs logs = runtime.properties().logs();
        return LogShipping.of(
                runtime.identity(),
                LogShipping.delivery(destination.endpoints(), destination.apiKey())
                        .spool(spool(runtime))
                        .quarantine(quarantine(runtime))
                        .advice(advice(logs))
                        .linger(logs.flushInterval())
                        .closeDeadline(logs.shutdownTimeout())
                        .warnings(LocalLog.warnings())
                        .start(),
                options(logs));
    }

    private static LogOptions options(HinomiProperties.Logs logs) {
        ErrorOptions errors = ErrorOptions.defaults().withFingerprint(logs.errorFingerprint());
        DataSize stack = logs.maxStackSize();
        if (stack != null) {
            errors = errors.withMaxStackBytes((int) stack.toBytes());
        }
        List<String> excluded = logs.excludedFrames();
        if (excluded != null) {
            errors = errors.withExcludedFrames(
                    excluded.stream().filter(frame -> !frame.isBlank()).toList());
        }
        LogOptions options = LogOptions.defaults().withErrors(errors);
        Integer flood = logs.floodLinesPerSecond();
        return flood == null ? options : options.withFlood(new FloodLimit(flood));
    }

    private static Spool spool(HinomiRuntime runtime) {
        HinomiProperties.Logs logs = runtime.properties().logs();
        long memory = logs.queueSize().toBytes();
        return logs.mode() == LogsMode.MEMORY
                ? MemorySpool.ofBytes(memory)
                : DurableSpool.open(
                        directory(runtime),
                        DurableSpoolOptions.ofDefaults()
                                .withMaxBytes(logs.diskSize().toBytes())
                                .withMemoryBytes(memory)
                                .withWarnings(LocalLog.warnings()));
    }

    /** Refused lines are kept beside those that wait; in memory there is no such place. */
    private static Quarantine quarantine(HinomiRuntime runtime) {
        return runtime.properties().logs().mode() == LogsMode.MEMORY
                ? Quarantine.NONE
                : FileQuarantine.in(directory(runtime));
    }

    private static Advice advice(HinomiProperties.Logs logs) {
        String room = logs.mode() == LogsMode.MEMORY ? "hinomi.logs.queue-size" : "hinomi.logs.disk-size";
        return new Advice("raise " + room, "raise hinomi.logs.shutdown-timeout");
    }

    private static Path directory(HinomiRuntime runtime) {
        Path given = runtime.properties().logs().directory();
        if (given != null) {
            return given;
        }
        String service = runtime.identity().get().service().replaceAll("[^A-Za-z0-9._-]", "_");
        return Path.of(System.getProperty("java.io.tmpdir"), "hinomi", service);
    }
}
