package dev.hinomi.alerts.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import com.sun.management.ThreadMXBean;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.SearchMonitor;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Condition;
import dev.hinomi.alerts.rule.Threshold;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.ErrorOptions;
import dev.hinomi.observability.logs.Fingerprints;
import dev.hinomi.observability.logs.LogEvent;
import dev.hinomi.observability.logs.LogMarkers;
import dev.hinomi.observability.logs.LogWatch;
import dev.hinomi.observability.logs.logback.LogWatching;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogCountsTest {

    private final LoggerContext context = new LoggerContext();
    private final Logger logger = context.getLogger("com.example.orders.Payments");
    private final LogCounts counts = new LogCounts(() -> ServiceIdentity.builder("career-api")
            .env("prod")
            .version("1.4.2")
            .sharedTag("team", "career")
            .build());
    private final int[] woken = {0};
    private LogWatching watching;

    @BeforeEach
    void watch() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        counts.wakes(() -> woken[0]++);
        watching = LogWatching.on(context, counts);
    }

    @AfterEach
    void end() {
        watching.close();
        context.stop();
    }

    private static AlertRule rule(String id, String query, String critical) {
        SearchMonitor search = (SearchMonitor) Monitor.parse(query);
        return AlertRule.builder(id, new Condition.Counted(search, Thresholds.critical(critical)))
                .build();
    }

    private void follow(String query) {
        counts.follow(List.of(rule("rule", query, "> 10")));
    }

    private String counted(String query) {
        String series = ((SearchMonitor) Monitor.parse(query)).series();
        return counts.sample(Set.of(series)).stream()
                .sorted(Comparator.comparing(sample -> sample.key().tags().toString()))
                .map(sample -> sample.key().tags() + "=" + (int) sample.value())
                .collect(Collectors.joining(" "));
    }

    /** Four events of different kinds. */
    private void happens() {
        logger.atError()
                .addMarker(LogMarkers.CRITICAL)
                .addKeyValue("http.status_code", 503)
                .addKeyValue("usr", Map.of("plan", "gold", "id", 7))
                .addKeyValue("codes", List.of("a", "b"))
                .setCause(new IllegalStateException("pool is empty"))
                .log("Payment of order {} failed: Connection refused", 4711);
        logger.atWarn()
                .addKeyValue("http.status_code", 404)
                .addKeyValue("path", "/Orders/4711")
                .log("Order unknown");
        context.getMDCAdapter().put("tenant", "acme");
        context.getLogger("com.example.Search").info("Connection-refused by nobody, reconnections: 3");
        context.getMDCAdapter().clear();
        logger.debug("below the level of the logger");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                          | 3",
                "*                                           | 3",
                "status:error                                | 1",
                "status:ERROR                                | 1",
                "status:warning                              | 1",
                "status:(error OR warn)                      | 2",
                "-status:info                                | 2",
                "NOT status:info                             | 2",
                "service:career-api                          | 3",
                "service:other                               | 0",
                "service:career-*                            | 3",
                "env:prod version:1.4.2 team:career          | 3",
                "source:java                                 | 3",
                "host:*                                      | 0",
                "@logger.name:com.example.orders.Payments    | 2",
                "@logger.name:com.example.*                  | 3",
                "@logger.name:com.example.?earch             | 1",
                "@markers:CRITICAL                           | 1",
                "@error.kind:java.lang.IllegalStateException | 1",
                "@error.kind:*IllegalState*                  | 1",
                "@error.kind:*                               | 1",
                "-@error.kind:*                              | 2",
                "@http.status_code:503                       | 1",
                "@http.status_code:>=500                     | 1",
                "@http.status_code:[400 TO 499]              | 1",
                "@http.status_code:{404 TO *}                | 1",
                "@usr.plan:gold                              | 1",
                "@usr.id:7                                   | 1",
                "@usr.plan:GOLD                              | 0",
                "@codes:b                                    | 1",
                "@path:/Orders/4711                          | 1",
                "@tenant:acme                                | 1",
                "payment                                     | 1",
                "connection                                  | 2",
                "connect*                                    | 2",
                "reconnection                                | 0",
                "reconnection*                               | 1",
                "\"connection refused\"                      | 2",
                "\"refused connection\"                      | 0",
                "4711                                        | 1",
                "status:error connection                     | 1",
                "status:error OR unknown                     | 2",
                "status:error AND -connection                | 0",
                "(status:error OR status:warn) unknown       | 1",
            })
    void aSearchFindsWhatDatadogDocuments(String search, int found) {
        String query = "logs(\"" + search.replace("\"", "\\\"") + "\").index(\"*\").rollup(\"count\").last(\"5m\")";
        follow(query);
        happens();
        assertThat(counted(query)).isEqualTo("=" + found);
    }

    @Test
    void eventsAreGroupedByFacets() {
        String query = "logs(\"*\").index(\"*\").rollup(\"count\").by(\"@logger.name\",\"status\").last(\"5m\")";
        follow(query);
        happens();
        happens();
        assertThat(counted(query))
                .isEqualTo("@logger.name:com.example.Search,status:info=2"
                        + " @logger.name:com.example.orders.Payments,status:error=2"
                        + " @logger.name:com.example.orders.Payments,status:warn=2");
    }

    @Test
    void facetsMayStandInOneText() {
        follow("logs(\"*\").rollup(\"count\").by(\"@logger.name, status\").last(\"5m\")");
        happens();
        assertThat(counted("logs(\"*\").by(\"@logger.name\",\"status\").last(\"5m\")"))
                .startsWith("@logger.name:com.example.Search,status:info=1 ");
    }

    @Test
    void anEventWithoutTheFacetIsInNoGroup() {
        String query = "logs(\"*\").rollup(\"count\").by(\"@http.status_code\").last(\"5m\")";
        follow(query);
        happens();
        assertThat(counted(query)).isEqualTo("@http.status_code:404=1 @http.status_code:503=1");
    }

    @Test
    void groupsAreBounded() {
        String query = "logs(\"*\").rollup(\"count\").by(\"@n\").last(\"5m\")";
        follow(query);
        for (int index = 0; index < EventCounter.MOST_GROUPS + 5; index++) {
            logger.atInfo().addKeyValue("n", index).log("one of many");
        }
        assertThat(counts.sample(Set.of("logs(\"*\").by(\"@n\")"))).hasSize(EventCounter.MOST_GROUPS);
    }

    @Test
    void theFingerprintIsTheOneOfTheLine() {
        IllegalStateException failure = new IllegalStateException("pool is empty");
        List<String> texts = new ArrayList<>();
        Fingerprints fingerprints = Fingerprints.of(ErrorOptions.defaults());
        LogWatching other = LogWatching.on(context, new LogWatch() {
            @Override
            public boolean cares(String status) {
                return true;
            }

            @Override
            public void logged(LogEvent event) {
                event.thrown().map(fingerprints::text).ifPresent(texts::add);
            }
        });
        logger.error("first", failure);
        String query = "logs(\"@error.fingerprint:" + texts.get(0) + "\").rollup(\"count\").last(\"5m\")";
        follow(query);
        logger.error("again", failure);
        logger.error("another", new IllegalArgumentException());
        assertThat(counted(query)).isEqualTo("=1");
        other.close();
    }

    @Test
    void whatThisLibraryLogsIsNotCounted() {
        String query = "logs(\"*\").rollup(\"count\").last(\"5m\")";
        follow(query);
        context.getLogger("dev.hinomi.alerts").error("Alert went from OK to FIRING");
        assertThat(counted(query)).isEqualTo("=0");
    }

    @Test
    void aValueThatCannotBeReadBreaksNothing() {
        String query = "logs(\"@broken:yes\").rollup(\"count\").last(\"5m\")";
        follow(query);
        logger.atInfo()
                .addKeyValue("broken", new Object() {
                    @Override
                    public String toString() {
                        throw new IllegalStateException("no text");
                    }
                })
                .log("hello");
        assertThat(counted(query)).isEqualTo("=0");
    }

    @Test
    void aReloadGoesOnCounting() {
        String query = "logs(\"status:error\").rollup(\"count\").last(\"5m\")";
        follow(query);
        happens();
        counts.follow(List.of(
                rule("rule", query.replace("5m", "10m"), "> 99"),
                rule("other", "logs(\"status:warn\").rollup(\"count\").last(\"5m\")", "> 1")));
        happens();
        assertThat(counted(query)).isEqualTo("=2");
        assertThat(counted("logs(\"status:warn\").last(\"1m\")")).isEqualTo("=1");
    }

    @Test
    void onlyAnEventThatMayMatterAtOnceWakesAnybody() {
        counts.follow(List.of(
                rule("any", "logs(\"status:warn\").rollup(\"count\").last(\"5m\")", "> 0"),
                rule("many", "logs(\"status:error\").rollup(\"count\").last(\"5m\")", "> 10")));
        logger.error("one of ten");
        assertThat(woken[0]).isZero();
        logger.warn("one is enough");
        assertThat(woken[0]).isEqualTo(1);
        logger.error(LogMarkers.CRITICAL, "marked");
        assertThat(woken[0]).isEqualTo(2);
        logger.info(LogMarkers.CRITICAL, "marked, and no rule looks for it");
        assertThat(woken[0]).isEqualTo(2);
    }

    @Test
    void onlyStatusesThatMatterAreLookedAt() {
        assertThat(counts.cares("ERROR")).isFalse();
        follow("logs(\"status:(error OR warn) refused\").rollup(\"count\").last(\"5m\")");
        assertThat(List.of("ERROR", "WARN", "INFO", "DEBUG").stream().filter(counts::cares))
                .containsExactly("ERROR", "WARN");
        follow("logs(\"refused\").rollup(\"count\").last(\"5m\")");
        assertThat(counts.cares("DEBUG")).isTrue();
    }

    @Test
    void aThresholdOfOneEventIsRecognised() {
        assertThat(List.of("> 0", ">= 1", "> 1", "< 1").stream()
                        .map(Threshold::of)
                        .map(limit -> new Thresholds(Optional.of(limit), Optional.empty(), Optional.empty()))
                        .map(limits -> new Condition.Counted(
                                (SearchMonitor) Monitor.parse("logs(\"a\").last(\"5m\")"), limits))
                        .map(Condition.Counted::isCrossedByOne))
                .containsExactly(true, true, false, false);
    }

    @Test
    void sampledCountsAreTotals() {
        String query = "logs(\"status:error\").rollup(\"count\").last(\"5m\")";
        follow(query);
        happens();
        assertThat(counts.sample(Set.of("logs(\"status:error\")")))
                .extracting(Sample::kind)
                .containsExactly(Sample.Kind.CUMULATIVE);
        assertThat(counts.sample(Set.of("another"))).isEmpty();
    }

    @Test
    void anEventThatNoRuleLooksAtLeavesNoGarbage() {
        follow("logs(\"status:error refused\").rollup(\"count\").last(\"5m\")");
        Appender<ILoggingEvent> appender =
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("HINOMI_WATCH");
        LoggingEvent event = new LoggingEvent("fqcn", logger, Level.INFO, "of no interest", null, null);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int calls = 100_000;
        appender.doAppend(event);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int call = 0; call < calls; call++) {
            appender.doAppend(event);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(calls);
    }
}
