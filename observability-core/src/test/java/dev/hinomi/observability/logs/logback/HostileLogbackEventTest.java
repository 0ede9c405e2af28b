package dev.hinomi.observability.logs.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.event.KeyValuePair;

@Timeout(20)
class HostileLogbackEventTest {
    private final RecordedLogs logs = new RecordedLogs();

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void shipsAnEventThatHasNothing() {
        logs.appender.doAppend(new LoggingEvent() {
            @Override
            public Level getLevel() {
                return null;
            }

            @Override
            public String getThreadName() {
                return null;
            }

            @Override
            public String getLoggerName() {
                return null;
            }

            @Override
            public String getFormattedMessage() {
                return null;
            }

            @Override
            public List<Marker> getMarkerList() {
                return null;
            }
        });

        assertThat(logs.only())
                .containsEntry("status", "INFO")
                .containsEntry("message", "null")
                .containsEntry("logger.name", "null")
                .containsEntry("logger.thread_name", "null");
    }

    @Test
    void shipsTheTemplateOfAMessageThatCannotBeFormatted() {
        logs.appender.doAppend(new LoggingEvent("fqcn", logs.logger, Level.INFO, "template {}", null, null) {
            @Override
            public String getFormattedMessage() {
                throw new StackOverflowError();
            }
        });

        assertThat(logs.only()).containsEntry("message", "template {}");
    }

    @Test
    void keepsWhatCanBeReadOfAnEventWhoseMdcIsChangedMeanwhile() {
        LoggingEvent event = new LoggingEvent("fqcn", logs.logger, Level.INFO, "kept", null, null) {
            @Override
            public Map<String, String> getMDCPropertyMap() {
                return new AbstractMap<>() {
                    @Override
                    public Set<Entry<String, String>> entrySet() {
                        throw new ConcurrentModificationException("meanwhile");
                    }
                };
            }
        };
        event.addKeyValuePair(new KeyValuePair("job", 7));
        logs.appender.doAppend(event);

        assertThat(logs.only()).containsEntry("message", "kept").containsEntry("job", 7L);
    }

    @Test
    void leavesOutAKeyValueWithoutAKey() {
        LoggingEvent event = new LoggingEvent("fqcn", logs.logger, Level.INFO, "kept", null, null);
        event.setKeyValuePairs(
                Arrays.asList(new KeyValuePair(null, 1), new KeyValuePair("", 2), new KeyValuePair("a", 3)));
        logs.appender.doAppend(event);

        assertThat(logs.only()).containsEntry("a", 3L).doesNotContainKeys("", "null");
    }

    @Test
    @SuppressWarnings("deprecation") // SLF4J discourages references, and some services have them.
    void endsMarkersThatReferToEachOther() {
        Marker first = MarkerFactory.getDetachedMarker("FIRST");
        Marker second = MarkerFactory.getDetachedMarker("SECOND");
        first.add(second);
        second.add(first);
        logs.logger.info(first, "circle");

        assertThat(logs.only()).containsEntry("markers", List.of("FIRST", "SECOND"));
    }

    @Test
    void keepsTheTextsOfArgumentsThatAreChangedLater() {
        StringBuilder live = new StringBuilder("before");
        logs.logger.atInfo().addKeyValue("live", live).log("value {}", live);
        live.replace(0, live.length(), "after");

        assertThat(logs.only()).containsEntry("live", "before").containsEntry("message", "value before");
    }
}
