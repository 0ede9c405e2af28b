package dev.hinomi.benchmarks.soak;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.hinomi.benchmarks.run.Figures;
import dev.hinomi.benchmarks.run.Run;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.observability.datadog.DatadogIntake;
import dev.hinomi.observability.delivery.Delivery;
import dev.hinomi.observability.delivery.DeliveryCounts;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.LogShipping;
import dev.hinomi.observability.logs.logback.DatadogAppender;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
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
    private static final Duration PATIENCE = Duration.ofSeconds(1);
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
                + EACH_FAULT.toSeconds() + " s each: 0 lost, all accounted for, every duplicate known by its log.id";
    }

    @Override
    public Figures run() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withPorts(0, 0));
                LogShipping shipping = shippingTo(sandbox)) {
            int faultsMet = logThroughFaults(sandbox, shipping);
            shipping.flush(Duration.ofMinutes(2));
            return figures(sandbox, shipping.outlet().counts(), faultsMet);
        }
    }

    /** Gives up on a request after a second, so that an intake that hangs does not outlast the faults that follow. */
    private static LogShipping shippingTo(Sandbox sandbox) {
        DatadogIntake intake = DatadogIntake.at(
                        DatadogEndpoints.at(sandbox.uri()).logs(), Secret.of("0123456789abcdef0123456789abcdef"))
                .withTimeout(PATIENCE);
        return LogShipping.of(
                () -> ServiceIdentity.of("soak"),
                Delivery.builder(LogShipping.settings(), intake).start());
    }

    /** Answers how many of the faults have hit a request. */
    private static int logThroughFaults(Sandbox sandbox, LogShipping shipping) {
        Logger logger = logger(shipping);
        int faultsMet = 0;
        long hitsBefore = 0;
        long start = System.nanoTime();
        for (int line = 0; line < LINES; line++) {
            int sinceFault = line % LINES_BETWEEN_FAULTS;
            if (sinceFault == 0) {
                hitsBefore = sandbox.faults().applied();
                FaultAction fault = FAULTS.get(line / LINES_BETWEEN_FAULTS);
                sandbox.faults().add(Fault.of(FaultTarget.LOGS, fault).during(EACH_FAULT));
            } else if (sinceFault == LINES_BETWEEN_FAULTS - 1) {
                faultsMet += sandbox.faults().applied() > hitsBefore ? 1 : 0;
            }
            logger.atInfo().addKeyValue("soak.line", line).log("line {}", line);
            long due = start + line * 1_000_000_000L / LINES_PER_SECOND;
            LockSupport.parkNanos(due - System.nanoTime());
        }
        return faultsMet;
    }

    private static Logger logger(LogShipping shipping) {
        LoggerContext context = new LoggerContext();
        DatadogAppender appender = DatadogAppender.sharing(shipping);
        appender.setContext(context);
        appender.start();
        Logger logger = context.getLogger("soak");
        logger.addAppender(appender);
        return logger;
    }

    private static Figures figures(Sandbox sandbox, DeliveryCounts counts, int faultsMet) {
        List<LogEntry> arrived = sandbox.logs().all();
        long lines = arrived.stream().map(LogEntry::message).distinct().count();
        long ids = arrived.stream()
                .flatMap(entry -> entry.attributes().text("log.id").stream())
                .distinct()
                .count();
        long lost = LINES - lines;
        long unaccounted = LINES - counts.sent() - counts.queued() - counts.droppedTotal();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("logged", LINES);
        values.put("acked", counts.sent());
        values.put("spooled", counts.queued());
        values.put("dropped", counts.droppedTotal());
        values.put("lost", lost);
        values.put("duplicates", arrived.size() - lines);
        values.put("duplicates_without_common_id", ids - lines);
        values.put("unaccounted", unaccounted);
        values.put("faults_met", faultsMet);
        values.put("retries", counts.retries());
        values.put("evicted_by_sandbox", sandbox.logs().evicted());
        boolean allArrived = lost == 0 && counts.sent() == LINES && unaccounted == 0;
        return new Figures(values, allArrived && ids == lines && faultsMet == FAULTS.size());
    }
}
