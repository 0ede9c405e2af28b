package dev.hinomi.sandbox.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hinomi.sandbox.ManualClock;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.Problem;
import dev.hinomi.sandbox.store.Series;
import dev.hinomi.sandbox.store.SeriesType;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.store.StoreBounds;
import dev.hinomi.sandbox.web.Response;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SeriesIntakeTest {

    private static final long NOW = ManualClock.START.getEpochSecond();

    private final Store store = new Store(StoreBounds.forHeap(256L << 20));

    @Test
    void versionOneIsRead() {
        Response response = post(
                IntakeRules.SERIES_V1,
                SeriesForm.V1,
                "{\"series\":[{\"metric\":\"a.b\",\"type\":\"count\",\"interval\":10,\"host\":\"web-1\",\"tags\":[\"env:x\"],"
                        + "\"points\":[[" + NOW + ",3.5]]}]}");

        assertThat(response.status()).isEqualTo(202);
        assertThat(response.body().text()).isEqualTo("{\"status\":\"ok\"}");
        Series series = store.metrics().all().get(0);
        assertThat(series.type()).isEqualTo(SeriesType.COUNT);
        assertThat(series.interval()).isEqualTo(10);
        assertThat(series.key().host()).isEqualTo("web-1");
        assertThat(series.points()).containsExactly(Point.of(NOW, 3.5));
    }

    @Test
    void versionTwoIsRead() {
        Response response = post(v2("{\"metric\":\"a.b\",\"type\":3,\"unit\":\"byte\",\"points\":[{\"timestamp\":" + NOW
                + ",\"value\":2}],\"resources\":[{\"type\":\"host\",\"name\":\"web-1\"}]}"));

        assertThat(response.body().text()).isEqualTo("{\"errors\":[]}");
        Series series = store.metrics().all().get(0);
        assertThat(series.type()).isEqualTo(SeriesType.GAUGE);
        assertThat(series.unit()).isEqualTo("byte");
        assertThat(series.key().host()).isEqualTo("web-1");
    }

    @Test
    void distributionsKeepTheirSamples() {
        post(
                IntakeRules.DISTRIBUTIONS,
                SeriesForm.DISTRIBUTION,
                "{\"series\":[{\"metric\":\"d\",\"points\":[[" + NOW + ",[1,2,6]]]}]}");

        Series series = store.metrics().all().get(0);
        assertThat(series.type()).isEqualTo(SeriesType.DISTRIBUTION);
        assertThat(series.points().get(0).samples()).containsExactly(1.0, 2.0, 6.0);
        assertThat(series.points().get(0).value()).isEqualTo(3.0);
    }

    static Stream<Arguments> acceptedWithFindings() {
        return Stream.of(
                // docs.datadoghq.com/metrics/custom_metrics: names
                arguments(series("1abc", "", NOW), "metric.name.start", Effect.DROPPED, ""),
                arguments(series("a b", "", NOW), "metric.name.chars", Effect.CHANGED, "a_b"),
                arguments(series("a".repeat(201), "", NOW), "metric.name.length", Effect.DROPPED, ""),
                // docs.datadoghq.com/getting_started/tagging: tags
                arguments(series("a", "\"Env:Prod\"", NOW), "tag.case", Effect.CHANGED, "env:prod"),
                arguments(series("a", "\"env:a b\"", NOW), "tag.chars", Effect.CHANGED, "env:a_b"),
                arguments(series("a", "\"env:\"", NOW), "tag.end", Effect.CHANGED, "env"),
                arguments(
                        series("a", "\"" + "t".repeat(201) + "\"", NOW),
                        "tag.length",
                        Effect.TRUNCATED,
                        "t".repeat(200)),
                // docs.datadoghq.com/api/latest/metrics: not older than 1 hour, not more than 10 minutes ahead
                arguments(series("a", "", NOW - 3_601), "point.age", Effect.DROPPED, ""),
                arguments(series("a", "", NOW + 601), "point.future", Effect.DROPPED, ""));
    }

    @ParameterizedTest
    @MethodSource("acceptedWithFindings")
    void datadogAcceptsAndThenLosesOrChanges(String series, String rule, Effect effect, String stored) {
        assertThat(post(v2(series)).status()).isEqualTo(202);

        assertThat(store.problems().all())
                .extracting(Problem::finding)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(rule);
                    assertThat(finding.effect()).isEqualTo(effect);
                });
        if (stored.isEmpty()) {
            assertThat(store.metrics().size()).isZero();
            assertThat(store.counters().get(Counter.POINTS_DROPPED)).isEqualTo(1);
        } else {
            assertThat(store.metrics().all().toString()).contains(stored);
        }
    }

    @Test
    void pointsAtTheEdgesOfTimeAreKept() {
        post(v2(series("a", "", NOW - 3_600)));
        post(v2(series("b", "", NOW + 600)));

        assertThat(store.problems().all()).isEmpty();
        assertThat(store.metrics().size()).isEqualTo(2);
    }

    static Stream<Arguments> refused() {
        String point = "{\"timestamp\":" + NOW + ",\"value\":1}";
        String many = String.join(",", Collections.nCopies(10_001, point));
        return Stream.of(
                arguments(
                        "{\"series\":[{\"metric\":\"a\",\"points\":[{\"timestamp\":1,\"value\":NaN}]}]}",
                        400,
                        "payload.json"),
                arguments(v2("{\"metric\":\"a\",\"points\":[{\"timestamp\":1,\"value\":\"1\"}]}"), 400, "series.shape"),
                arguments(v2("{\"metric\":\"a\",\"type\":9,\"points\":[" + point + "]}"), 400, "series.shape"),
                arguments("[]", 400, "series.shape"),
                arguments("{}", 400, "series.shape"),
                arguments(v2("{\"metric\":\"a\"}"), 400, "series.shape"),
                arguments(v2("{\"metric\":\"a\",\"points\":[" + many + "]}"), 413, "series.points"),
                arguments(" ".repeat(512_001), 413, "payload.sent"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void datadogRefuses(String body, int status, String rule) {
        assertThat(post(body).status()).isEqualTo(status);
        assertThat(store.problems().all()).extracting(p -> p.finding().rule()).containsExactly(rule);
    }

    @Test
    void distributionsAreReadDeflatedOnly() {
        Intake intake = new Intake(
                new ApiKeys(null), store, IntakeRules.DISTRIBUTIONS, new SeriesIntake(store, SeriesForm.DISTRIBUTION));

        Response response = intake.handle(Requests.with(
                java.util.Map.of("DD-API-KEY", List.of(Requests.KEY), "Content-Encoding", List.of("gzip")),
                dev.hinomi.sandbox.web.Body.of("{}")));

        assertThat(response.status()).isEqualTo(415);
    }

    private Response post(String body) {
        return post(IntakeRules.SERIES_V2, SeriesForm.V2, body);
    }

    private Response post(IntakeRules rules, SeriesForm form, String body) {
        return new Intake(new ApiKeys(null), store, rules, new SeriesIntake(store, form)).handle(Requests.json(body));
    }

    private static String v2(String series) {
        return "{\"series\":[" + series + "]}";
    }

    private static String series(String metric, String tags, long time) {
        return "{\"metric\":\"" + metric + "\",\"tags\":[" + tags + "],\"points\":[{\"timestamp\":" + time
                + ",\"value\":1}]}";
    }
}
