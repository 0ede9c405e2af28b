package dev.hinomi.observability.logs.logback;

import static net.logstash.logback.argument.StructuredArguments.array;
import static net.logstash.logback.argument.StructuredArguments.defer;
import static net.logstash.logback.argument.StructuredArguments.entries;
import static net.logstash.logback.argument.StructuredArguments.fields;
import static net.logstash.logback.argument.StructuredArguments.kv;
import static net.logstash.logback.argument.StructuredArguments.raw;
import static net.logstash.logback.argument.StructuredArguments.value;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.hinomi.observability.delivery.Priority;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.logstash.logback.argument.StructuredArgument;
import net.logstash.logback.marker.LogstashMarker;
import net.logstash.logback.marker.Markers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.MarkerFactory;
import tools.jackson.core.JsonGenerator;

@Timeout(20)
class StructuredFieldsTest {
    private final RecordedLogs logs = new RecordedLogs();

    @AfterEach
    void close() {
        logs.close();
    }

    /** What an application might log as a whole. */
    public record Job(String title, int places, List<String> tags) {}

    @Test
    void writesAnArgumentBothIntoTheMessageAndAsAnAttribute() {
        logs.logger.info("Applied for {} by {}", kv("job", 7), value("user", "Zoë"));

        assertThat(logs.only())
                .containsEntry("message", "Applied for job=7 by Zoë")
                .containsEntry("job", 7L)
                .containsEntry("user", "Zoë");
    }

    @Test
    void keepsTheTypesOfSimpleArguments() {
        logs.logger.info("types", kv("long", Long.MIN_VALUE), kv("double", 2.5), kv("flag", true), kv("nothing", null));

        assertThat(logs.only())
                .containsEntry("long", Long.MIN_VALUE)
                .containsEntry("double", 2.5)
                .containsEntry("flag", true)
                .containsEntry("nothing", null);
    }

    @Test
    void writesBeansMapsArraysAndRawJsonAsTheLibraryItselfWould() {
        logs.logger.info(
                "all",
                kv("job", new Job("Cook", 2, List.of("night"))),
                entries(Map.of("a", 1, "b", Map.of("c", "d"))),
                fields(new Job("Nurse", 3, List.of())),
                array("list", 1, "two", null),
                raw("raw", "{\"x\":[1,2.5,true]}"));

        assertThat(logs.only())
                .containsEntry("job", Map.of("title", "Cook", "places", 2L, "tags", List.of("night")))
                .containsEntry("a", 1L)
                .containsEntry("b", Map.of("c", "d"))
                .containsEntry("title", "Nurse")
                .containsEntry("places", 3L)
                .containsEntry("list", Arrays.asList(1L, "two", null))
                .containsEntry("raw", Map.of("x", List.of(1L, 2.5, true)));
    }

    @Test
    void writesTheFieldsOfMarkersAndTheNamesOfOthers() {
        logs.logger.info(
                Markers.append("order", 17)
                        .and(Markers.appendEntries(Map.of("region", "jp")))
                        .and(Markers.appendArray("ids", 1, 2))
                        .and(Markers.appendRaw("raw", "[1]"))
                        .and(MarkerFactory.getMarker("BILLING")),
                "ordered");

        assertThat(logs.only())
                .containsEntry("order", 17L)
                .containsEntry("region", "jp")
                .containsEntry("ids", List.of(1L, 2L))
                .containsEntry("raw", List.of(1L))
                .containsEntry("markers", List.of("BILLING"));
    }

    @Test
    void writesAggregatedAndDeferredOnes() {
        logs.logger.info(
                Markers.aggregate(Markers.append("a", 1), Markers.defer(() -> Markers.append("b", 2))),
                "n",
                defer(() -> kv("c", 3)));

        assertThat(logs.only())
                .containsEntry("a", 1L)
                .containsEntry("b", 2L)
                .containsEntry("c", 3L)
                .doesNotContainKey("markers");
    }

    @Test
    void writesThoseThatAnApplicationMadeItself() {
        logs.logger.info(
                new LogstashMarker("OURS") {
                    @Override
                    public void writeTo(JsonGenerator generator) {
                        generator.writeStringProperty("ours", "yes");
                    }
                },
                "n");

        assertThat(logs.only()).containsEntry("ours", "yes");
    }

    @Test
    void letsTheCallWinOverTheMdcAndKeyValuesOverArguments() {
        logs.context.getMDCAdapter().put("a", "MDC");
        logs.context.getMDCAdapter().put("b", "MDC");

        logs.logger
                .atInfo()
                .addMarker(Markers.append("a", "marker"))
                .addArgument(kv("b", "argument"))
                .addArgument(kv("c", "argument"))
                .addKeyValue("c", "key-value")
                .log("{} {}");

        assertThat(logs.only())
                .containsEntry("a", "marker")
                .containsEntry("b", "argument")
                .containsEntry("c", "key-value");
    }

    @Test
    void movesReservedNamesAside() {
        logs.logger.info(Markers.append("status", "spoofed"), "n", kv("service", "spoofed"));

        assertThat(logs.only())
                .containsEntry("status", "INFO")
                .containsEntry("service", "career-api")
                .containsEntry("app.status", "spoofed")
                .containsEntry("app.service", "spoofed");
    }

    @Test
    void replacesThoseThatCannotBeReadAndKeepsTheOthers() {
        Map<String, Object> self = new HashMap<>();
        self.put("self", self);

        logs.logger.info("n", new Throwing(), kv("self", self), raw("raw", "{not json"), kv("good", 1));

        assertThat(logs.only())
                .containsEntry("good", 1L)
                .containsEntry(LogstashFields.UNREADABLE, "[unreadable: java.lang.IllegalStateException]")
                .containsKeys("self", "raw");
    }

    @Test
    void givesUpAnArgumentLongerThanAnyLine() {
        List<String> endless = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            endless.add("x");
        }

        logs.logger.info("n", kv("endless", endless), kv("good", 1));

        assertThat(logs.only()).containsKey("endless").containsEntry("good", 1L);
    }

    @Test
    void takesAnEventForVitalIfOneOfItsMarkersRefersToAnAuditMarker() {
        LoggingEvent event = new LoggingEvent("fqcn", logs.logger, Level.INFO, "granted", null, null);
        event.addMarker(Markers.append("who", "a").and(MarkerFactory.getMarker("AUDIT")));

        assertThat(new LogbackEvent(event).priority()).isEqualTo(Priority.VITAL);
    }

    @Test
    void doesWithoutTheLibraryWhereItIsAbsent() throws Exception {
        try (URLClassLoader without = new WithoutLogstash(classPath())) {
            Class<?> fields = Class.forName(StructuredFields.class.getName(), true, without);
            var available = fields.getDeclaredMethod("available");
            available.setAccessible(true);
            var none = fields.getDeclaredField("NONE");
            none.setAccessible(true);

            assertThat(available.invoke(null)).isSameAs(none.get(null));
        }
    }

    private static URL[] classPath() {
        return new URL[] {
            StructuredFields.class.getProtectionDomain().getCodeSource().getLocation()
        };
    }

    /** An argument of an application's own that fails. */
    private static final class Throwing implements StructuredArgument {
        @Override
        public void writeTo(JsonGenerator generator) {
            throw new IllegalStateException("no");
        }

        @Override
        public String toString() {
            return "throwing";
        }
    }

    /** Loads this library anew, and nothing of logstash-logback-encoder. */
    private static final class WithoutLogstash extends URLClassLoader {
        private WithoutLogstash(URL[] classPath) {
            super(classPath, StructuredFieldsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("net.logstash.")) {
                throw new ClassNotFoundException(name + " is absent.");
            }
            if (name.startsWith("dev.hinomi.observability.logs.logback.")) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
            return super.loadClass(name, resolve);
        }
    }
}
