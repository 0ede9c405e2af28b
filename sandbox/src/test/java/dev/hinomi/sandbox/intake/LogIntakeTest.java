package dev.hinomi.sandbox.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.luben.zstd.Zstd;
import dev.hinomi.sandbox.ManualClock;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.LogStatus;
import dev.hinomi.sandbox.store.Problem;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.store.StoreBounds;
import dev.hinomi.sandbox.store.TraceId;
import dev.hinomi.sandbox.web.Body;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LogIntakeTest {

    private final Store store = new Store(StoreBounds.forHeap(256L << 20));
    private final Intake intake =
            new Intake(new ApiKeys(null), store, IntakeRules.LOGS, new LogIntake(store, new LogIds()));

    @Test
    void limitsCountBytesAndACutLeavesWholeCharacters() {
        post("[{\"message\":\"" + "あ".repeat(400_000) + "\"}]");

        LogEntry log = store.logs().all().get(0);
        assertThat(log.findings()).extracting(Finding::rule).containsExactly("log.size", "log.message.size");
        assertThat(log.message()).matches("あ+");
        assertThat(log.message().length() * 3).isBetween(999_900, 1_000_000);
    }

    @Test
    void reservedAttributesAreReadFromWhereverTheyAre() {
        post("[{\"message\":\"m\",\"level\":\"WARN\",\"syslog\":{\"appname\":\"career-api\"},\"hostname\":\"web-1\","
                + "\"ddsource\":\"java\",\"ddtags\":\"env:test, team:career\",\"timestamp\":"
                + ManualClock.START.toEpochMilli()
                + ",\"dd\":{\"trace_id\":\"6b03ae7100000000721106226ba2ca55\",\"span_id\":\"12\"}}]");

        LogEntry log = store.logs().all().get(0);
        assertThat(log.findings()).isEmpty();
        assertThat(log.status()).isEqualTo(LogStatus.WARNING);
        assertThat(log.service()).isEqualTo("career-api");
        assertThat(log.host()).isEqualTo("web-1");
        assertThat(log.source()).isEqualTo("java");
        assertThat(log.tags()).containsExactly("env:test", "team:career");
        assertThat(log.date()).isEqualTo(ManualClock.START);
        assertThat(log.traceId()).isEqualTo(new TraceId(0x6b03ae7100000000L, 0x721106226ba2ca55L));
        assertThat(log.spanId()).isEqualTo("12");
        assertThat(log.exchangeId()).isEqualTo(7);
    }

    @Test
    void oneObjectWithoutAnArrayIsOneEntry() {
        assertThat(post("{\"message\":\"m\"}").status()).isEqualTo(202);
        assertThat(store.logs().size()).isEqualTo(1);
    }

    @Test
    void aLogIdThatComesTwiceIsCounted() {
        post("[{\"message\":\"m\",\"log.id\":\"a\"},{\"message\":\"m\",\"log.id\":\"b\"}]");
        post("[{\"message\":\"m\",\"log\":{\"id\":\"a\"}}]");

        assertThat(store.counters().get(Counter.LOGS_RECEIVED)).isEqualTo(3);
        assertThat(store.counters().get(Counter.LOGS_DUPLICATE)).isEqualTo(1);
    }

    static Stream<Arguments> acceptedWithFindings() {
        String old =
                ManualClock.START.minus(Duration.ofHours(18).plusSeconds(1)).toString();
        return Stream.of(
                // docs.datadoghq.com/logs/log_configuration/pipelines: older than 18 hours is rejected
                arguments("{\"message\":\"m\",\"timestamp\":\"" + old + "\"}", "log.age", Effect.DROPPED),
                arguments("{\"message\":\"m\",\"date\":\"yesterday\"}", "log.date", Effect.SUSPICIOUS),
                // docs.datadoghq.com/api/latest/logs: a log above 1 MB is truncated
                arguments("{\"message\":\"" + "x".repeat(1_000_001) + "\"}", "log.size", Effect.TRUNCATED),
                // docs.datadoghq.com/logs/log_collection: attributes and tags
                arguments("{\"message\":\"" + "x".repeat(76_801) + "\"}", "log.message.size", Effect.TRUNCATED),
                arguments("{\"message\":\"m\",\"ddtags\":\"" + tags(101) + "\"}", "log.tags", Effect.NOT_INDEXED),
                arguments(
                        "{\"message\":\"m\",\"ddtags\":\"" + "t".repeat(257) + "\"}",
                        "log.tag.length",
                        Effect.NOT_INDEXED),
                arguments("{\"message\":\"m\"," + attributes(256) + "}", "log.attributes", Effect.NOT_INDEXED),
                arguments("{\"message\":\"m\",\"" + "k".repeat(50) + "\":1}", "log.key.length", Effect.NOT_INDEXED),
                arguments("{\"message\":\"m\",\"a\":" + nested(10) + "}", "log.depth", Effect.NOT_INDEXED),
                arguments(
                        "{\"message\":\"m\",\"a\":\"" + "v".repeat(1_024) + "\"}",
                        "log.facet.length",
                        Effect.NOT_INDEXED),
                // docs.datadoghq.com/logs/log_configuration/processors: anything unknown becomes info, SEVERE becomes
                // ok
                arguments("{\"message\":\"m\",\"level\":\"SEVERE\"}", "log.status", Effect.CHANGED),
                arguments("{\"service\":\"s\"}", "log.message", Effect.SUSPICIOUS));
    }

    @ParameterizedTest
    @MethodSource("acceptedWithFindings")
    void datadogAcceptsAndThenLosesOrChanges(String entry, String rule, Effect effect) {
        assertThat(post("[" + entry + "]").status()).isEqualTo(202);

        assertThat(store.problems().all()).extracting(Problem::finding).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.effect()).isEqualTo(effect);
            assertThat(finding.path()).startsWith("[0]");
            assertThat(finding.source()).isNotBlank();
        });
        assertThat(store.counters().get(Counter.LOGS_VALID)).isZero();
    }

    static Stream<Arguments> justWithinTheLimits() {
        String old = ManualClock.START.minus(Duration.ofHours(18)).toString();
        return Stream.of(
                arguments("{\"message\":\"m\",\"timestamp\":\"" + old + "\"}"),
                arguments("{\"message\":\"m\",\"ddtags\":\"" + tags(100) + "\"}"),
                arguments("{\"message\":\"m\"," + attributes(254) + "}"),
                arguments("{\"message\":\"m\",\"" + "k".repeat(49) + "\":1}"),
                arguments("{\"message\":\"m\",\"a\":" + nested(8) + "}"),
                arguments("{\"message\":\"m\",\"error\":{\"stack\":\"" + "v".repeat(5_000) + "\"}}"));
    }

    @ParameterizedTest
    @MethodSource("justWithinTheLimits")
    void whatIsWithinTheLimitsHasNoFindings(String entry) {
        post("[" + entry + "]");

        assertThat(store.problems().all()).isEmpty();
        assertThat(store.counters().get(Counter.LOGS_VALID)).isEqualTo(1);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                // docs.datadoghq.com/api/latest/logs: 1000 entries, 5 MB uncompressed, JSON
                arguments("[" + String.join(",", Collections.nCopies(1_001, "{}")) + "]", 413, "log.entries"),
                arguments("[{\"message\":\"" + "x".repeat(5_000_000) + "\"}]", 413, "payload.sent"),
                arguments("[{\"message\":", 400, "payload.json"),
                arguments("[{\"value\":NaN}]", 400, "payload.json"),
                arguments("[{}] []", 400, "payload.json"),
                arguments("[1]", 400, "log.object"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void datadogRefuses(String body, int status, String rule) {
        assertThat(post(body).status()).isEqualTo(status);

        assertThat(store.problems().all()).extracting(p -> p.finding().rule()).containsExactly(rule);
        assertThat(store.logs().size()).isZero();
    }

    @Test
    void aThousandEntriesAreAccepted() {
        assertThat(post("[" + String.join(",", Collections.nCopies(1_000, "{\"message\":\"m\"}")) + "]")
                        .status())
                .isEqualTo(202);
        assertThat(store.logs().size()).isEqualTo(1_000);
    }

    @Test
    void aSmallGzipOfMoreThanFiveMegabytesIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(("[{\"message\":\"" + "x".repeat(5_000_000) + "\"}]").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(post("gzip", bytes.toByteArray()).status()).isEqualTo(413);
        assertThat(store.problems().all()).extracting(p -> p.finding().rule()).containsExactly("payload.plain");
    }

    @Test
    void gzipAndDeflateAreRead() throws IOException {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(gzipped)) {
            gzip.write("[{\"message\":\"a\"}]".getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (OutputStream deflate = new DeflaterOutputStream(deflated)) {
            deflate.write("[{\"message\":\"b\"}]".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(post("gzip", gzipped.toByteArray()).status()).isEqualTo(202);
        assertThat(post("deflate", deflated.toByteArray()).status()).isEqualTo(202);
        assertThat(store.logs().all()).extracting(LogEntry::message).containsExactly("a", "b");
    }

    @Test
    void zstdIsReadUnderBothItsNames() {
        byte[] body = Zstd.compress("[{\"message\":\"a\"}]".getBytes(StandardCharsets.UTF_8));

        assertThat(post("zstd", body).status()).isEqualTo(202);
        assertThat(post("zstd1", body).status()).isEqualTo(202);
        assertThat(store.logs().all()).extracting(LogEntry::message).containsExactly("a", "a");
    }

    @Test
    void brokenZstdIsABadRequest() {
        assertThat(post("zstd", new byte[] {1, 2, 3}).status()).isEqualTo(400);
    }

    @Test
    void anEncodingThatNobodyKnowsAnswersUnsupportedMediaType() {
        assertThat(post("br", new byte[] {1}).status()).isEqualTo(415);
    }

    @Test
    void brokenGzipIsABadRequest() {
        assertThat(post("gzip", new byte[] {1, 2, 3}).status()).isEqualTo(400);
    }

    @Test
    void withoutAKeyItIsUnauthorizedAndWithAWrongOneForbidden() {
        Request without = Requests.with(Map.of(), Body.of("[]"));
        Request wrong = Requests.with(Map.of("DD-API-KEY", List.of("short")), Body.of("[]"));

        assertThat(intake.handle(without).status()).isEqualTo(401);
        assertThat(intake.handle(wrong).status()).isEqualTo(403);
    }

    private Response post(String body) {
        return intake.handle(Requests.json(body));
    }

    private Response post(String encoding, byte[] body) {
        return intake.handle(Requests.with(
                Map.of("DD-API-KEY", List.of(Requests.KEY), "Content-Encoding", List.of(encoding)), new Body(body)));
    }

    private static String tags(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i + ":v").collect(Collectors.joining(","));
    }

    private static String attributes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"a" + i + "\":1").collect(Collectors.joining(","));
    }

    private static String nested(int depth) {
        return depth == 0 ? "1" : "{\"n\":" + nested(depth - 1) + "}";
    }
}
