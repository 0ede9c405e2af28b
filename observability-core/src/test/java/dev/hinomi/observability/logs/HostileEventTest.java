package dev.hinomi.observability.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hinomi.observability.fixtures.Seeds;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.json.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileEventTest {
    private static final String NASTY = "\"\\\b\f\n\r\t\u0000\u001b\u007f\u0085\u2028\u2029é火\ud83d\udd25\ud83d \udd25";

    private final JsonWriter json = new JsonWriter();

    /** A value whose text is whatever it is told to do. */
    private record Value(Supplier<@Nullable String> text) {
        @Override
        public String toString() {
            return text.get();
        }
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("a text of everything that needs an escape", NASTY, withoutLoneSurrogates(NASTY)),
                arguments("NaN", Double.NaN, "NaN"),
                arguments("an infinite float", Float.NEGATIVE_INFINITY, "-Infinity"),
                arguments("a float", 0.1f, 0.1),
                arguments("a decimal", new BigDecimal("12.50"), 12.5),
                arguments(
                        "a decimal with more digits than a double",
                        digits("1.234567890123456789"),
                        "1.234567890123456789"),
                arguments("a decimal beyond every double", digits("1E+2147483647"), "1E+2147483647"),
                arguments("an integer beyond 64 bits", BigInteger.TWO.pow(64), "18446744073709551616"),
                arguments("an integer of a million bits", BigInteger.TWO.pow(1_000_000), "[number of 1000001 bits]"),
                arguments("a number that counts", new AtomicInteger(7), 7L),
                arguments("an instant", Instant.EPOCH, "1970-01-01T00:00:00Z"),
                arguments("a duration", Duration.ofMillis(1500), "PT1.5S"),
                arguments("a character", 'x', "x"),
                arguments("a chain of optionals", Optional.of(Optional.of(Optional.of(1))), 1L),
                arguments("an empty optional", Optional.empty(), null),
                arguments("an array of arrays", new int[][] {{1}, {2, 3}}, List.of(List.of(1L), List.of(2L, 3L))),
                arguments("bytes", new byte[] {1, -1}, List.of(1L, -1L)),
                arguments("a failure", new IOException("reset"), "java.io.IOException: reset"),
                arguments("a path, which can be iterated for ever", Path.of("a", "b"), "a/b"),
                arguments("a text that is null", new Value(() -> null), "null"),
                arguments(
                        "a failing text",
                        failing(new IllegalStateException("no")),
                        unreadable("IllegalStateException")),
                arguments(
                        "a class that is gone",
                        failing(new NoClassDefFoundError("x")),
                        unreadable("NoClassDefFoundError")),
                arguments("too little memory", failing(new OutOfMemoryError("test")), unreadable("OutOfMemoryError")),
                arguments("endless recursion", new Value(HostileEventTest::recurse), unreadable("StackOverflowError")),
                arguments(
                        "a map whose key fails",
                        Map.of(failing(new IllegalStateException("no")), 1),
                        unreadable("IllegalStateException")),
                arguments(
                        "a map that is changed meanwhile",
                        changing(),
                        "[unreadable: java.util.ConcurrentModificationException]"),
                arguments("a map with nasty keys", Map.of(NASTY, 1), Map.of(withoutLoneSurrogates(NASTY), 1L)),
                arguments("a map with a key that is null", Collections.singletonMap(null, 1), Map.of("null", 1L)),
                arguments("a map with an empty key", Map.of("", 1), Map.of("", 1L)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void writesEveryValueInsideOfOneValidLine(String what, Object value, @Nullable Object written) {
        Map<String, Object> line =
                encode(new SampleEvent("kept").with("value", value).with("after", 1));

        assertThat(line).as(what).containsEntry("value", written).containsEntry("after", 1L);
    }

    @Test
    void endsEveryValueThatDoesNotEndItself() {
        Map<String, Object> self = new HashMap<>();
        self.put("self", self);
        List<Object> list = new ArrayList<>();
        list.add(list);

        for (Object endless : List.of(self, list, endlessList(), endlessMap(), nested(10_000), new Object[100_000])) {
            assertThat(encode(new SampleEvent("kept").with("value", endless))).containsKey("value");
            assertThat(json.length()).isLessThan(20_000);
        }
    }

    @Test
    void leavesAStreamAndAnIteratorForTheApplicationToRead() {
        Stream<Integer> stream = Stream.of(1, 2);
        Iterator<Integer> iterator = List.of(3).iterator();

        encode(new SampleEvent("kept").with("stream", stream).with("iterator", iterator));

        assertThat(stream).containsExactly(1, 2);
        assertThat(iterator.next()).isEqualTo(3);
    }

    @Test
    void writesNamesThatReadBackAlikeOnlyOnce() {
        Map<String, Object> inside = new LinkedHashMap<>();
        inside.put("\ud83d", 1);
        inside.put("\udd25", 2);

        Map<String, Object> line = encode(new SampleEvent("kept")
                .with("\ud83d", 1)
                .with("\udd25", 2)
                .with("n".repeat(48) + "\ud83d\udd25", 3)
                .with("n".repeat(48) + "\ud83d\udd26", 4)
                .with("map", inside));

        assertThat(line)
                .containsEntry("\ufffd", 2L)
                .containsEntry("n".repeat(48) + "\ufffd", 4L)
                .containsEntry("map", Map.of("\ufffd", 1L));
    }

    @Test
    void keepsNamesWithQuotesNewlinesAndDots() {
        assertThat(encode(new SampleEvent("kept")
                        .with("a\"b\nc", 1)
                        .with("a.b..c.", 2)
                        .with(".", 3)))
                .containsEntry("a\"b\nc", 1L)
                .containsEntry("a.b..c.", 2L)
                .containsEntry(".", 3L);
    }

    @Test
    void keepsWhatItReadBeforeTheEventFails() {
        LogEvent breaking = new SampleEvent("kept") {
            @Override
            public void forEachAttribute(BiConsumer<String, @Nullable Object> attribute) {
                attribute.accept("first", 1);
                throw new ConcurrentModificationException("meanwhile");
            }
        };

        assertThat(encode(breaking)).containsEntry("first", 1L).containsEntry("hinomi.attributes_omitted", 1L);
    }

    @Test
    void forgetsOneEventBeforeTheNext() {
        LogEncoder encoder = new LogEncoder(HostileEventTest::identity);
        encode(encoder, new SampleEvent("first").with("secret", 1).failedWith(new IOException("reset")));

        assertThat(encode(encoder, new SampleEvent("second")))
                .doesNotContainKeys("secret", "error.kind", "hinomi.attributes_omitted");
    }

    @ParameterizedTest
    @MethodSource("dates")
    void beginsEveryLineWithADateOf13DigitsAndTheStatus(long millis, String written) {
        LogEvent event = new SampleEvent("kept") {
            @Override
            public long epochMillis() {
                return millis;
            }
        };

        encode(event);

        assertThat(json.toString()).startsWith("{\"timestamp\":" + written + ",\"status\":\"WARN\",\"message\":");
    }

    static Stream<Arguments> dates() {
        return Stream.of(
                arguments(1_795_424_400_123L, "1795424400123"),
                arguments(0L, "1000000000000"),
                arguments(Long.MIN_VALUE, "1000000000000"),
                arguments(Long.MAX_VALUE, "9999999999999"));
    }

    static LongStream seeds() {
        return Seeds.seeds();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsEveryLineWithinItsLimits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (LogLimits limits : List.of(LogLimits.intake(), LogLimits.standardOutput())) {
            LogEncoder encoder = new LogEncoder(
                    HostileEventTest::longIdentity, LogOptions.defaults().withLimits(limits));

            Map<String, Object> line = encode(encoder, random(random));

            assertThat(json.length()).isLessThan(limits.lineBytes());
            assertThat(attributes(line)).isLessThan(256);
            assertThat(depth(line)).isLessThan(10);
            assertThat(json.toString())
                    .matches("(?s)\\{\"timestamp\":\\d{13},\"status\":.*")
                    .doesNotContain("\n");
        }
    }

    @Test
    void fillsALineOfStandardOutputWithoutPassingItsLimit() {
        LogEncoder encoder = new LogEncoder(
                HostileEventTest::longIdentity, LogOptions.defaults().withLimits(LogLimits.standardOutput()));
        SampleEvent event = new SampleEvent("m".repeat(100_000))
                .failedWith(new IllegalStateException("e".repeat(100_000), new IOException("c".repeat(100_000))));
        event.with("dd.trace_id", "6b03ae7100000000721106226ba2ca55").with("dd.span_id", "766");
        for (int i = 0; i < 300; i++) {
            event.with("attribute-" + i, "v".repeat(i));
        }

        Map<String, Object> line = encode(encoder, event);

        assertThat(json.length()).isBetween(15_000, 15_999);
        assertThat(line).containsEntry("dd.span_id", "766").containsKeys("error.stack", "attribute-0");
    }

    private static LogEvent random(SplittableRandom random) {
        SampleEvent event = new SampleEvent(text(random));
        for (int i = random.nextInt(400); i > 0; i--) {
            event.with(text(random), random.nextInt(4) == 0 ? nested(random.nextInt(20)) : text(random));
        }
        Throwable failure = new IOException(text(random));
        for (int i = random.nextInt(5); i > 0; i--) {
            failure = new IllegalStateException(text(random), failure);
            failure.addSuppressed(new IOException(text(random)));
        }
        return random.nextBoolean() ? event.failedWith(failure) : event;
    }

    private static String text(SplittableRandom random) {
        int position = random.nextInt(NASTY.length());
        String part = random.nextBoolean() ? "x" : NASTY.substring(position, position + 1);
        return part.repeat(1 << random.nextInt(random.nextInt(10) == 0 ? 18 : 9));
    }

    private Map<String, Object> encode(LogEvent event) {
        return encode(new LogEncoder(HostileEventTest::identity), event);
    }

    private Map<String, Object> encode(LogEncoder encoder, LogEvent event) {
        json.reset();
        encoder.encode(event, json);
        return StrictJson.object(json.toString());
    }

    private static ServiceIdentity identity() {
        return ServiceIdentity.of("career-api");
    }

    private static ServiceIdentity longIdentity() {
        ServiceIdentity.Builder builder = ServiceIdentity.builder("s".repeat(1_000));
        for (int i = 0; i < 100; i++) {
            builder.instanceTag("tag" + i, "v".repeat(100));
        }
        return builder.build();
    }

    private static int attributes(@Nullable Object value) {
        Collection<?> parts =
                value instanceof Map<?, ?> map ? map.values() : value instanceof List<?> list ? list : List.of();
        return parts.stream().mapToInt(part -> 1 + attributes(part)).sum();
    }

    private static int depth(@Nullable Object value) {
        Collection<?> parts =
                value instanceof Map<?, ?> map ? map.values() : value instanceof List<?> list ? list : List.of();
        boolean compound = value instanceof Map || value instanceof List;
        return (compound ? 1 : 0)
                + parts.stream().mapToInt(HostileEventTest::depth).max().orElse(0);
    }

    private static Object nested(int depth) {
        Object value = 1;
        for (int i = 0; i < depth; i++) {
            value = i % 2 == 0 ? List.of(value) : Map.of("k", value);
        }
        return value;
    }

    private static List<Object> endlessList() {
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                return index;
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        };
    }

    /** Always the same entry. */
    private static Map<String, Object> endlessMap() {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<String, Object>> entrySet() {
                return new AbstractSet<>() {
                    @Override
                    public Iterator<Entry<String, Object>> iterator() {
                        return Stream.generate(() -> Map.entry("k", (Object) 1)).iterator();
                    }

                    @Override
                    public int size() {
                        return Integer.MAX_VALUE;
                    }
                };
            }
        };
    }

    private static Map<String, Object> changing() {
        Map<String, Object> map = new HashMap<>();
        map.put("a", new Value(() -> String.valueOf(map.put("b" + map.size(), 1))));
        map.put("c", 1);
        return map;
    }

    private static Value failing(Throwable failure) {
        return new Value(() -> HostileEventTest.<RuntimeException, String>sneak(failure));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable, R> R sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    private static String recurse() {
        return recurse() + "x";
    }

    private static BigDecimal digits(String text) {
        return new BigDecimal(text);
    }

    private static String unreadable(String error) {
        return "[unreadable: java.lang." + error + "]";
    }

    private static String withoutLoneSurrogates(String text) {
        return text.replace("\ud83d ", "\ufffd ").replaceAll("\udd25$", "\ufffd");
    }
}
