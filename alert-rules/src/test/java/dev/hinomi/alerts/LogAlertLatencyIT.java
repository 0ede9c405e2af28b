package dev.hinomi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import dev.hinomi.alerts.logs.LogCounts;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.notify.Receipt;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.LogMarkers;
import dev.hinomi.observability.logs.logback.LogWatching;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How long a critical event takes to the notifier, one after the other, with an hour between two steps. */
class LogAlertLatencyIT {

    private static final int EVENTS = 40;
    /** A rule and a channel for each event, because a channel gets a message a second. */
    private static String rules() {
        StringBuilder rules = new StringBuilder("rules:\n");
        StringBuilder targets = new StringBuilder("notify:\n");
        for (int index = 0; index < EVENTS; index++) {
            rules.append(
                    "  - { id: r%1$d, query: 'logs(\"@markers:CRITICAL @n:%1$d\").last(\"5m\") > 0', notify: t%1$d }\n"
                            .formatted(index));
            targets.append("  t%1$d: { slack: \"#c%1$d\" }\n".formatted(index));
        }
        return rules.toString() + targets;
    }

    @Test
    void everyCriticalEventReachesTheNotifierAndTheTimeItTookIsPrinted() throws InterruptedException {
        LoadedRules rules = RuleFile.read("rules.yml", rules());
        LogCounts counts = new LogCounts(() -> ServiceIdentity.of("career-api"));
        BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        Logger logger = context.getLogger("com.example.Ledger");
        long[] nanos = new long[EVENTS];
        try (Alerts alerts = Alerts.builder(rules, metrics -> List.of())
                        .logs(counts)
                        .notifier(notification -> {
                            arrivals.add(System.nanoTime());
                            return new Outcome.Sent(new Receipt("C1", "1"));
                        })
                        .step(Duration.ofHours(1))
                        .build();
                LogWatching watching = LogWatching.on(context, counts)) {
            alerts.start();
            for (int index = 0; index < EVENTS; index++) {
                long begin = System.nanoTime();
                logger.atError()
                        .addMarker(LogMarkers.CRITICAL)
                        .addKeyValue("n", index)
                        .log("The ledger does not balance");
                Long end = arrivals.poll(20, TimeUnit.SECONDS);
                assertThat(end).as("the arrival of event " + index).isNotNull();
                nanos[index] = end - begin;
            }
        }
        long[] sorted = LongStream.of(nanos)
                .sorted()
                .map(TimeUnit.NANOSECONDS::toMillis)
                .toArray();
        System.out.printf(
                "From the log call to the notifier, %d events: median %d ms, longest %d ms%n",
                EVENTS, sorted[EVENTS / 2], sorted[EVENTS - 1]);
        context.stop();
    }
}
