package dev.hinomi.observability.logs.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.status.Status;
import dev.hinomi.observability.delivery.DropReason;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.LogShipping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MarkerFactory;

@Timeout(20)
class DatadogAppenderTest {
    private final RecordedLogs logs = new RecordedLogs();

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void shipsMessageLevelLoggerAndThread() {
        logs.logger.warn("{} applied for job {}", "someone", 7);

        assertThat(logs.only())
                .containsEntry("message", "someone applied for job 7")
                .containsEntry("status", "WARN")
                .containsEntry("service", "career-api")
                .containsEntry("logger.name", "com.example.Jobs")
                .containsEntry("logger.thread_name", Thread.currentThread().getName());
    }

    @Test
    void shipsMdcKeyValuesAndMarkers() {
        logs.context.getMDCAdapter().put("request_id", "r-1");
        logs.context.getMDCAdapter().put("job", "from the MDC");

        logs.logger
                .atInfo()
                .addMarker(MarkerFactory.getMarker("AUDIT"))
                .addKeyValue("job", 7)
                .addKeyValue("tags", List.of("a", "b"))
                .log("applied");

        assertThat(logs.only())
                .containsEntry("request_id", "r-1")
                .containsEntry("job", 7L)
                .containsEntry("tags", List.of("a", "b"))
                .containsEntry("markers", List.of("AUDIT"));
    }

    @Test
    void leavesOutTheMarkerThatSpringPutsOnEveryLine() {
        logs.logger.info(MarkerFactory.getMarker("COMMONS-LOGGING"), "Started");

        assertThat(logs.only()).doesNotContainKey("markers");
    }

    @Test
    void readsTheMdcOfTheEventWhereTheTracerPutsItsIds() {
        LoggingEvent event = new LoggingEvent("fqcn", logs.logger, Level.INFO, "in a span", null, null) {
            @Override
            public Map<String, String> getMDCPropertyMap() {
                return Map.of("dd.trace_id", "6b03ae71", "dd.span_id", "766", "dd.service", "lab");
            }
        };

        logs.appender.doAppend(event);

        assertThat(logs.only())
                .containsEntry("dd.trace_id", "6b03ae71")
                .containsEntry("dd.span_id", "766")
                .containsEntry("dd.service", "lab");
    }

    @Test
    void shipsAFailureWithItsRootCauseFirst() {
        logs.logger.error("failed", new IllegalStateException("outer", new IOException("inner")));

        Map<String, Object> line = logs.only();
        assertThat(line).containsEntry("error.kind", "java.lang.IllegalStateException");
        assertThat(line).containsEntry("error.message", "outer");
        assertThat(line.get("error.stack"))
                .asString()
                .startsWith("java.io.IOException: inner\n\tat dev.hinomi.")
                .contains("\nWrapped by: java.lang.IllegalStateException: outer\n\t... ")
                .contains(" common frames omitted\n");
    }

    @Test
    void endsAChainOfThreeHundredCauses() {
        Throwable cause = new IOException("root");
        for (int i = 0; i < 300; i++) {
            cause = new IllegalStateException("level " + i, cause);
        }
        logs.logger.error("deep", cause);

        assertThat(logs.only().get("error.stack"))
                .asString()
                .startsWith("java.io.IOException: root\n\tat ")
                .contains("\nWrapped by: java.lang.IllegalStateException: level 0\n")
                .hasSizeLessThanOrEqualTo(25 * 1024);
    }

    @Test
    void endsACircleOfCausesAndSuppressedFailures() {
        Exception first = new IllegalStateException("first");
        Exception second = new IllegalStateException("second", first);
        first.initCause(second);
        first.addSuppressed(second);
        logs.logger.error("circle", first);

        assertThat(logs.only().get("error.stack"))
                .asString()
                .startsWith("java.lang.IllegalStateException: second\n")
                .contains("\nCaused by: [circular reference: java.lang.IllegalStateException]\n")
                .contains("\nWrapped by: java.lang.IllegalStateException: first\n")
                .contains("\n\tSuppressed: [circular reference: java.lang.IllegalStateException]\n");
    }

    @Test
    void shipsOneValidLineForAnArgumentThatThrows() {
        Object throwing = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        };
        logs.logger.atInfo().addKeyValue("bad", throwing).log("value {}", throwing);

        assertThat(logs.only())
                .containsEntry("bad", "[unreadable: java.lang.IllegalStateException]")
                .extractingByKey("message")
                .asString()
                .startsWith("value ");
    }

    @Test
    void shipsBothEventsWhenAValueLogsWhileItIsLogged() {
        Object chatty = new Object() {
            @Override
            public String toString() {
                logs.logger.info("inner");
                return "chatty";
            }
        };
        logs.logger.atInfo().addKeyValue("value", chatty).log("outer");

        assertThat(logs.shipped()).extracting(line -> line.get("message")).containsExactlyInAnyOrder("inner", "outer");
    }

    @Test
    void endsWhenAValueLogsItselfWithoutEnd() {
        Object endless = new Object() {
            @Override
            public String toString() {
                logs.logger.atInfo().addKeyValue("again", this).log("again");
                return "endless";
            }
        };
        logs.logger.atInfo().addKeyValue("value", endless).log("outer");

        assertThat(logs.shipped()).hasSizeBetween(2, 10);
    }

    @Test
    void keepsAValueAsItWasWhenItWasLogged() {
        for (int i = 0; i < 200; i++) {
            List<Object> live = new ArrayList<>(List.of(i));
            logs.logger.atInfo().addKeyValue("list", live).log("n");
            live.set(0, "changed later");
        }

        assertThat(logs.shipped())
                .hasSize(200)
                .noneMatch(line -> line.toString().contains("changed later"));
    }

    @Test
    void survivesAMapThatHoldsItselfAndAMessageOfFiveMegabytes() {
        Map<String, Object> self = new HashMap<>();
        self.put("self", self);
        logs.logger.atInfo().addKeyValue("map", self).log("x".repeat(5_000_000));

        assertThat(logs.only()).containsEntry("hinomi.message_cut", true).containsKey("map");
    }

    @Test
    void doesNotShipWhatThisLibraryLogsAboutItself() {
        logs.context.getLogger("dev.hinomi.observability.delivery").warn("broken pipe");
        logs.context.getLogger("dev.hinomi.alerts").info("an alert is news");

        assertThat(logs.only()).containsEntry("message", "an alert is news");
    }

    @Test
    void printsWhatThisLibraryLogsWhereItIsTheConsole() {
        DatadogAppender console =
                DatadogAppender.printing(LogShipping.of(() -> ServiceIdentity.of("career-api"), logs.delivery));
        console.setContext(logs.context);
        console.start();

        console.doAppend(new LoggingEvent(
                "fqcn",
                logs.context.getLogger("dev.hinomi.observability.delivery"),
                Level.WARN,
                "series wait",
                null,
                null));

        assertThat(console.isPrinting()).isTrue();
        assertThat(logs.only()).containsEntry("message", "series wait");
    }

    @Test
    void drainsWhenItIsStopped() {
        logs.logger.info("last words");

        logs.context.stop();

        assertThat(logs.delivery.counts().sent()).isEqualTo(1);
        assertThat(logs.delivery.counts().queued()).isZero();
        logs.logger.info("after the end");
    }

    @Test
    void goesOnAfterLogbackWasReconfiguredWhenItSharesItsLine() {
        DatadogAppender shared =
                DatadogAppender.sharing(LogShipping.of(() -> ServiceIdentity.of("career-api"), logs.delivery));
        shared.setContext(logs.context);
        for (String message : List.of("before", "after")) {
            shared.start();
            shared.doAppend(new LoggingEvent("fqcn", logs.logger, Level.INFO, message, null, null));
            shared.stop();
        }

        assertThat(logs.shipped()).extracting(line -> line.get("message")).containsExactly("before", "after");
    }

    @Test
    void saysSoWhenItIsStartedAgainAfterItsLineWasClosed() {
        logs.appender.stop();

        logs.appender.start();

        assertThat(logs.context.getStatusManager().getCopyOfStatusList())
                .anyMatch(status -> status.getMessage().contains("attach a new one"));
    }

    @Test
    void shipsFromAContextThatWasNeverGivenAnMdc() {
        LoggerContext bare = new LoggerContext();
        logs.appender.doAppend(new LoggingEvent("fqcn", bare.getLogger("bare"), Level.INFO, "hello", null, null));

        assertThat(logs.only()).containsEntry("message", "hello");
    }

    @Test
    void countsAnEventThatCannotBeEncoded() {
        LoggingEvent broken = new LoggingEvent("fqcn", logs.logger, Level.INFO, "m", null, null) {
            @Override
            public Level getLevel() {
                throw new IllegalStateException("no");
            }
        };

        logs.appender.doAppend(broken);

        assertThat(logs.delivery.counts().accepted()).isEqualTo(1);
        assertThat(logs.delivery.counts().dropped(DropReason.FAULT)).isEqualTo(1);
    }

    @Test
    void countsAnEventWhoseFilterFails() {
        logs.appender.addFilter(new Filter<>() {
            @Override
            public FilterReply decide(ILoggingEvent event) {
                throw new IllegalStateException("no");
            }
        });

        logs.logger.info("perhaps denied");

        assertThat(logs.shipped()).isEmpty();
        assertThat(logs.delivery.counts().dropped(DropReason.FAULT)).isEqualTo(1);
    }

    @Test
    void warnsAndStaysSilentWithoutAKeyInsteadOfReportingAnError() {
        LoggerContext context = new LoggerContext();
        DatadogAppender appender = new DatadogAppender();
        appender.setContext(context);
        appender.setSite("datadog.invalid");
        appender.setMaxStackSize("7");
        appender.start();

        context.getLogger("a").addAppender(appender);
        context.getLogger("a").info("nowhere");

        assertThat(appender.shipping()).isNull();
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .noneMatch(status -> status.getEffectiveLevel() == Status.ERROR)
                .anyMatch(status -> status.getEffectiveLevel() == Status.WARN
                        && status.getMessage().contains("datadog.invalid"))
                .anyMatch(
                        status -> status.getMessage()
                                .contains(
                                        "maxStackSize = 7 (logback.xml): must be a size from 4KB to 25KB. Its default is used"));
    }
}
