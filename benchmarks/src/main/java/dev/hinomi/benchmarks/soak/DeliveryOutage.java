package dev.hinomi.benchmarks.soak;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.hinomi.benchmarks.Figures;
import dev.hinomi.benchmarks.Run;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.delivery.DeliveryCounts;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.LogEntry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Lines at a steady rate while the intake answers 503, then hangs, resets, loses its answers and refuses connections. */
public final class DeliveryOutage implements Run {

    private static final int LINES = 20_000;
    private static final int LINES_PER_SECOND = 1_000;
    private static final Duration EACH_FAULT = Duration.ofSeconds(2);
    private static final int LINES_BETWEEN_FAULTS = 4_000;
    private static final List<FaultAction> FAULTS = List.of(
            new FaultAction.Status(503, null),
            new FaultAction.Hang(),
            new FaultAction.Reset(),
            new FaultAction.LoseAnswer(),
            new FaultAction.Refuse());

    @Override
    public String name() {
        return "delivery-outage";
    }

    @Override
    public String what() {
        return LINES + " lines at " + LINES_PER_SECOND + "/s through " + FAULTS.size() + " faults of "
                + EACH_FAULT.toSeconds() + " s each: 0 lost, all accounted for";
    }

    @Override
    public Figures run() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withPorts(0, 0))) {
            LogShipping shipping = LogShipping.of(
                    () -> ServiceIdentity.of("soak"),
                    LogShipping.delivery(
                                    DatadogEndpoints.at(sandbox.uri()), Secret.of("0123456789abcdef0123456789abcdef"))
                            .start());
            logThroughFaults(sandbox, shipping);
            shipping.delivery().flush(Duration.ofMinutes(2));
            Figures figures = figures(sandbox, shipping.delivery().counts());
            shipping.close();
            return figures;
        }
    }

    private static void logThroughFaults(Sandbox sandbox, LogShipping shipping) {
        LoggerContext context = new LoggerContext();
        DatadogAppender appender = new DatadogAppender(shipping);
        appender.setContext(context);
        appender.start();
        Logger logger = context.getLogger("soak");
        logger.addAppender(appender);
        long start = System.nanoTime();
        for (int line = 0; line < LINES; line++) {
            if (line % LINES_BETWEEN_FAULTS == LINES_BETWEEN_FAULTS / 4) {
                FaultAction fault = FAULTS.get(line / LINES_BETWEEN_FAULTS % FAULTS.size());
                sandbox.faults().add(Fault.of(FaultTarget.LOGS, fault).during(EACH_FAULT));
            }
            logger.atInfo().addKeyValue("soak.line", line).log("line {}", line);
            long due = start + line * 1_000_000_000L / LINES_PER_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private static Figures figures(Sandbox sandbox, DeliveryCounts counts) {
        long arrived =
                sandbox.logs().all().stream().map(LogEntry::message).distinct().count();
        long duplicates = sandbox.count(Counter.LOGS_DUPLICATE);
        long lost = LINES - arrived;
        long unaccounted = LINES - counts.sent() - counts.queued() - counts.droppedTotal();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("logged", LINES);
        values.put("acked", counts.sent());
        values.put("spooled", counts.queued());
        values.put("dropped", counts.droppedTotal());
        values.put("lost", lost);
        values.put("duplicates", duplicates);
        values.put("unaccounted", unaccounted);
        values.put("evicted", sandbox.logs().evicted());
        return new Figures(values, lost == 0 && unaccounted == 0 && counts.queued() == 0);
    }
}
