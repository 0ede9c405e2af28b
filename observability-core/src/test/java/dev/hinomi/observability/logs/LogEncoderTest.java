package dev.hinomi.observability.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.hinomi.observability.identity.IdentitySource;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonWriter;
import dev.hinomi.observability.traces.TracerStandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogEncoderTest {
    private static final ServiceIdentity IDENTITY = ServiceIdentity.builder("career-api")
            .env("prod")
            .version("1.4.2")
            .sharedTag("team", "career")
            .instanceTag("task_arn", "arn:1")
            .build();

    private final LogEncoder encoder = new LogEncoder(() -> IDENTITY);
    private final JsonWriter json = new JsonWriter();

    @Test
    void writesEverythingThatDatadogReadsFlatAtTheRoot() {
        Map<String, Object> line = encode(new SampleEvent("Applied for job 7")
                .with("dd.trace_id", "6b03ae7100000000721106226ba2ca55")
                .with("dd.span_id", "7660433508237719640")
                .with("job", 7)
                .failedWith(SampleThrown.with(new IOException("reset"), "a.B.c:7")));

        Object id = line.remove("log.id");
        assertThat(id).asString().matches("[0-9a-f]{16}-[0-9a-z]+");
        assertThat(line)
                .containsExactly(
                        entry("timestamp", 1_795_424_400_123L),
                        entry("status", "WARN"),
                        entry("message", "Applied for job 7"),
                        entry("service", "career-api"),
                        entry("ddsource", "java"),
                        entry("ddtags", "env:prod,version:1.4.2,team:career,task_arn:arn:1"),
                        entry("logger.name", "com.example.Jobs"),
                        entry("logger.thread_name", "http-1"),
                        entry("error.kind", "java.io.IOException"),
                        entry("error.message", "reset"),
                        entry("error.stack", "java.io.IOException: reset\n\tat a.B.c(B.java:7)\n"),
                        entry("dd.trace_id", "6b03ae7100000000721106226ba2ca55"),
                        entry("dd.span_id", "7660433508237719640"),
                        entry("job", 7L));
    }

    @Test
    void givesEachEventAnIdOfItsOwn() {
        SampleEvent event = new SampleEvent("twice");

        assertThat(encode(event).get("log.id")).isNotEqualTo(encode(event).get("log.id"));
    }

    @Test
    void keepsTheJsonTypesOfValues() {
        Map<String, Object> line = encode(new SampleEvent("types")
                .with("int", 1)
                .with("long", Long.MIN_VALUE)
                .with("double", 2.5)
                .with("flag", true)
                .with("nothing", null)
                .with("maybe", Optional.of("x"))
                .with("list", List.of(1, "a"))
                .with("map", Map.of("k", Map.of("n", 1)))
                .with("array", new int[] {1, 2})
                .with("enum", Thread.State.NEW));

        assertThat(line)
                .contains(
                        entry("int", 1L),
                        entry("long", Long.MIN_VALUE),
                        entry("double", 2.5),
                        entry("flag", true),
                        entry("nothing", null),
                        entry("maybe", "x"),
                        entry("list", List.of(1L, "a")),
                        entry("map", Map.of("k", Map.of("n", 1L))),
                        entry("array", List.of(1L, 2L)),
                        entry("enum", "NEW"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "service",
                "host",
                "message",
                "date",
                "timestamp",
                "level",
                "ddtags",
                "error.stack",
                "log.id"
            })
    void movesAnAttributeOfTheApplicationOffANameThatDatadogReserves(String name) {
        Map<String, Object> line = encode(new SampleEvent("real").with(name, "spoofed"));

        assertThat(line).containsEntry("app." + name, "spoofed");
        assertThat(line.get(name)).isNotEqualTo("spoofed");
    }

    @Test
    void writesANameOnceAndTheLastValueWins() {
        Map<String, Object> line = encode(new SampleEvent("twice")
                .with("user", "from the MDC")
                .with("user", "from the call")
                .with("app.status", 1)
                .with("status", 2));

        assertThat(line).containsEntry("user", "from the call").containsEntry("app.status", 2L);
    }

    @Test
    void writesTheFingerprintOfAFailureOnlyIfAskedTo() {
        LogEncoder asked = new LogEncoder(
                () -> IDENTITY,
                LogOptions.defaults().withErrors(ErrorOptions.defaults().withFingerprint(true)));
        SampleEvent event = new SampleEvent("n").failedWith(new IOException("reset"));

        assertThat(encode(event)).doesNotContainKey("error.fingerprint");
        assertThat(encode(asked, event).get("error.fingerprint")).asString().matches("[0-9a-f]{16}");
    }

    @Test
    void letsTheApplicationGiveAFingerprintOfItsOwn() {
        LogEncoder asked = new LogEncoder(
                () -> IDENTITY,
                LogOptions.defaults().withErrors(ErrorOptions.defaults().withFingerprint(true)));
        SampleEvent event =
                new SampleEvent("n").failedWith(new IOException("reset")).with("error.fingerprint", "payment");

        assertThat(encode(asked, event)).containsEntry("error.fingerprint", "payment");
    }

    @Test
    void treatsATraceIdOfZeroAsNone() {
        Map<String, Object> line =
                encode(new SampleEvent("outside").with("dd.trace_id", "0").with("dd.span_id", "0"));

        assertThat(line).doesNotContainKeys("dd.trace_id", "dd.span_id");
    }

    @Test
    void asksTheTracerForIdsThatTheEventDoesNotCarry() {
        try (TracerStandIn tracer = TracerStandIn.install()) {
            tracer.enter("6b03ae71");

            assertThat(encode(new SampleEvent("inside")))
                    .contains(entry("dd.trace_id", "6b03ae71"), entry("dd.span_id", "42"));
        }
    }

    @Test
    void takesOnAnIdentityThatBecomesKnownLater() {
        CompletableFuture<ServiceIdentity> later = new CompletableFuture<>();
        LogEncoder patient = new LogEncoder(IdentitySource.of(ServiceIdentity.of("early"), later));
        patient.encode(new SampleEvent("first"), json);
        later.complete(IDENTITY);
        json.reset();

        patient.encode(new SampleEvent("second"), json);

        assertThat(StrictJson.object(json.toString())).containsEntry("service", "career-api");
    }

    @Test
    void replacesAValueThatThrowsAndKeepsTheEvent() {
        Object throwing = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        };

        Map<String, Object> line = encode(new SampleEvent("kept")
                .with("bad", throwing)
                .with("nested", List.of("a", throwing))
                .with("good", 1));

        assertThat(line)
                .containsEntry("bad", "[unreadable: java.lang.IllegalStateException]")
                .containsEntry("nested", "[unreadable: java.lang.IllegalStateException]")
                .containsEntry("good", 1L);
    }

    @Test
    void keepsTheEventWhenAValueThrowsAnError() {
        Object unlinked = new Object() {
            @Override
            public String toString() {
                throw new NoClassDefFoundError("com/example/Gone");
            }
        };

        assertThat(encode(new SampleEvent("kept").with("bad", unlinked)))
                .containsEntry("bad", "[unreadable: java.lang.NoClassDefFoundError]");
    }

    @Test
    void writesWhatCanBeIteratedButIsNoCollectionAsItPrints() {
        assertThat(encode(new SampleEvent("n").with("path", Path.of("a", "b")))).containsEntry("path", "a/b");
    }

    @Test
    void cutsLongNamesInsideOfMapsToo() {
        Map<String, Object> line = encode(new SampleEvent("n").with("map", Map.of("n".repeat(2_000_000), 1)));

        assertThat(line).containsEntry("map", Map.of("n".repeat(LogLimits.NAME_CHARS), 1L));
    }

    @Test
    void endsInsideAMapThatHoldsItselfManyTimes() {
        Map<String, Object> self = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            self.put("self" + i, self);
        }

        Map<String, Object> line =
                encode(new SampleEvent("kept").with("self", self).with("after", 1));

        assertThat(line).containsKey("self").containsEntry("hinomi.attributes_omitted", 1L);
        assertThat(json.length()).isLessThan(20_000);
    }

    @Test
    void endsInsideAListThatHoldsItself() {
        List<Object> self = new ArrayList<>();
        self.add(self);

        assertThat(encode(new SampleEvent("kept").with("self", self).with("after", 1)))
                .containsEntry("after", 1L);
    }

    @Test
    void writesNumbersThatJsonDoesNotKnowAsText() {
        assertThat(encode(new SampleEvent("n").with("nan", Double.NaN).with("inf", Float.POSITIVE_INFINITY)))
                .contains(entry("nan", "NaN"), entry("inf", "Infinity"));
    }

    @Test
    void keepsNamesThatContainEachOtherFlat() {
        assertThat(encode(new SampleEvent("n").with("http", "x").with("http.url", "/jobs")))
                .contains(entry("http", "x"), entry("http.url", "/jobs"));
    }

    @Test
    void survivesControlCharactersLoneSurrogatesAndLineSeparators() {
        String hostile = "a\u0000\u001b[31m\r\n\u0085\u2028\ud83d b";

        Map<String, Object> line = encode(new SampleEvent(hostile).with(hostile, hostile));

        assertThat(line).containsEntry("message", "a\u0000\u001b[31m\r\n\u0085\u2028\ufffd b");
        assertThat(json.toString()).doesNotContain("\n", "\r", "\u0085", "\u2028", "\u001b");
    }

    @Test
    void cutsAHugeMessageAndSaysSo() {
        Map<String, Object> line = encode(new SampleEvent("火".repeat(2_000_000)));

        assertThat(line).containsEntry("hinomi.message_cut", true);
        assertThat(line.get("message")).asString().hasSize(LogLimits.intake().messageBytes() / 3);
    }

    @Test
    void cutsALongAttributeAndSaysSo() {
        Map<String, Object> line = encode(new SampleEvent("n").with("long", "v".repeat(100_000)));

        assertThat(line).containsEntry("hinomi.attributes_cut", 1L);
        assertThat(line.get("long")).asString().hasSize(LogLimits.intake().fieldBytes());
    }

    @Test
    void staysBelowDatadogsLimitWhateverIsAdded() {
        SampleEvent event = new SampleEvent("m".repeat(500_000))
                .failedWith(new IllegalStateException("m".repeat(500_000), new IOException("\u0001".repeat(500_000))));
        for (int i = 0; i < 1_000; i++) {
            event.with("attribute-" + i, "v".repeat(100_000));
        }

        Map<String, Object> line = encode(event);

        assertThat(json.length()).isLessThan(256_000);
        assertThat(line).hasSizeLessThan(255);
        assertThat((Long) line.get("hinomi.attributes_omitted")).isGreaterThan(700);
    }

    @Test
    void cutsLongNamesWithoutWritingOneTwice() {
        Map<String, Object> line =
                encode(new SampleEvent("n").with("n".repeat(60) + "1", 1).with("n".repeat(60) + "2", 2));

        assertThat(line).containsEntry("n".repeat(LogLimits.NAME_CHARS), 2L);
    }

    @Test
    void skipsAnAttributeWithoutAName() {
        assertThat(encode(new SampleEvent("n").with(null, 1).with(" ", 2))).doesNotContainKeys("null", " ");
    }

    @Test
    void writesMapsWithKeysThatPrintTheSameOnlyOnce() {
        Map<Object, Object> keys = new HashMap<>();
        keys.put(1, "number");
        keys.put("1", "text");

        assertThat(encode(new SampleEvent("n").with("map", keys))).containsKey("map");
    }

    @Test
    void copiesValuesAtTheMomentOfTheCall() {
        List<Object> live = new ArrayList<>(Arrays.asList(1, 2));
        encoder.encode(new SampleEvent("n").with("list", live), json);
        live.add(3);

        assertThat(StrictJson.object(json.toString())).containsEntry("list", List.of(1L, 2L));
    }

    private Map<String, Object> encode(LogEvent event) {
        return encode(encoder, event);
    }

    private Map<String, Object> encode(LogEncoder by, LogEvent event) {
        json.reset();
        by.encode(event, json);
        return StrictJson.object(json.toString());
    }
}
