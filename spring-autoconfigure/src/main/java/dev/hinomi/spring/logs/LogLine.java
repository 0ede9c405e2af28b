package dev.hinomi.spring.logs;

import dev.hinomi.observability.delivery.MemorySpool;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.spring.config.HinomiProperties;
import dev.hinomi.spring.runtime.Destination;
import dev.hinomi.spring.runtime.HinomiRuntime;
import dev.hinomi.spring.runtime.LocalLog;

/** Opens the way from the appender to Datadog as the properties say. */
final class LogLine {

    private LogLine() {}

    static LogShipping open(HinomiRuntime runtime, Destination destination) {
        HinomiProperties.Logs logs = runtime.properties().logs();
        return LogShipping.of(
                runtime.identity(),
                LogShipping.delivery(destination.endpoints(), destination.apiKey())
                        .spool(MemorySpool.ofBytes(logs.queueSize().toBytes()))
                        .linger(logs.flushInterval())
                        .closeDeadline(logs.shutdownTimeout())
                        .warnings(LocalLog::warn)
                        .start());
    }
}
