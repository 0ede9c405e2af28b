package dev.hinomi.alerts.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.query.Tags;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.Series;
import dev.hinomi.sandbox.store.SeriesKey;
import dev.hinomi.sandbox.store.SeriesType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatadogQueryIT {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant FROM = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TO = FROM.plusSeconds(300);

    private final Sandbox sandbox = Sandbox.startOnFreePorts();
    private final DatadogQueryApi api = new DatadogQueryApi(
            DatadogEndpoints.at(sandbox.uri()).metricQuery(),
            Secret.of(SECRET),
            Secret.of(SECRET + "01234567"),
            Duration.ofSeconds(10));

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private void count(String metric, String tag, double value) {
        sandbox.series()
                .add(List.of(new Series(
                        new SeriesKey(metric, "", List.of(tag, "env:prod")),
                        SeriesType.COUNT,
                        10,
                        "",
                        List.of(Point.of(FROM.getEpochSecond() + 60, value)))));
    }

    private QueryReply ask(String query) {
        return api.ask(query, FROM, TO);
    }

    @Test
    void severalQueriesAreAskedInOneRequestAndAnsweredByGroup() {
        count("errors", "uri:/a", 2);
        count("total", "uri:/a", 10);
        count("total", "uri:/b", 20);
        QueryReply reply =
                ask("sum:errors{env:prod} by {uri}.as_count(), sum:total{env IN (prod,test)} by {uri}.as_count()");
        assertThat(reply)
                .isEqualTo(new QueryReply.Answered(
                        List.of(
                                new AnsweredSeries(0, Tags.of("uri:/a"), List.of(2.0)),
                                new AnsweredSeries(1, Tags.of("uri:/a"), List.of(10.0)),
                                new AnsweredSeries(1, Tags.of("uri:/b"), List.of(20.0))),
                        Optional.empty()));
        assertThat(sandbox.requests().all()).hasSize(1);
    }

    @Test
    void aQueryThatDatadogDoesNotUnderstandIsSaidWithItsReason() {
        assertThat(ask("sum:errors{a b}"))
                .isInstanceOfSatisfying(
                        QueryReply.Misunderstood.class,
                        reply -> assertThat(reply.why())
                                .startsWith("Datadog's query API answered 400: Error parsing query: Expected a comma"));
    }

    @Test
    void tooManyQuestionsAreAWait() {
        sandbox.faults().add(Fault.of(FaultTarget.ALL, new FaultAction.Status(429, 17)));
        assertThat(ask("sum:errors{*}").hold()).contains(Duration.ofSeconds(17));
    }

    @Test
    void anErrorIsUnavailableWithoutAnySecret() {
        sandbox.faults().add(Fault.of(FaultTarget.ALL, new FaultAction.Status(503, null)));
        assertThat(ask("sum:errors{*}"))
                .isInstanceOfSatisfying(
                        QueryReply.Unavailable.class,
                        reply -> assertThat(reply.why()).contains("503").doesNotContain(SECRET.substring(0, 16)));
    }

    @Test
    void nobodyThereIsUnavailable() {
        sandbox.close();
        assertThat(ask("sum:errors{*}"))
                .isInstanceOfSatisfying(
                        QueryReply.Unavailable.class,
                        reply -> assertThat(reply.why()).contains("could not be asked"));
    }
}
