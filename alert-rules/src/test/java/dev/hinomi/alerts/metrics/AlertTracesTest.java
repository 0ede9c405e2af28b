package dev.hinomi.alerts.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import datadog.trace.api.GlobalTracer;
import datadog.trace.api.Tracer;
import datadog.trace.context.TraceScope;
import dev.hinomi.alerts.query.MetricMonitor;
import dev.hinomi.alerts.query.Monitor;
import dev.hinomi.alerts.query.Tags;
import dev.hinomi.alerts.rule.AlertRule;
import dev.hinomi.alerts.rule.Thresholds;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.observability.datadog.DatadogSite;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.traces.TraceIds;
import dev.hinomi.observability.traces.exemplars.Exemplar;
import dev.hinomi.observability.traces.exemplars.Exemplars;
import dev.hinomi.observability.traces.links.TraceLinks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertTracesTest {

    private static final ServiceIdentity IDENTITY =
            ServiceIdentity.builder("career-api").env("prod").build();

    private final MockClock clock = new MockClock();
    private final Exemplars exemplars = Exemplars.create(() -> Instant.ofEpochMilli(clock.wallTime()));
    private String trace = "0";

    @BeforeEach
    void attachATracer() {
        GlobalTracer.forceRegister((Tracer) Proxy.newProxyInstance(
                Tracer.class.getClassLoader(),
                new Class<?>[] {Tracer.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "getTraceId" -> trace;
                    case "getSpanId" -> "42";
                    case "muteTracing" -> (TraceScope) () -> {};
                    default -> null;
                }));
    }

    @AfterEach
    void leaveTheTrace() {
        trace = "0";
    }

    private AlertRule rule(String query) {
        return AlertRule.builder("rule", (MetricMonitor) Monitor.parse(query), Thresholds.critical("> 5"))
                .build();
    }

    private Optional<String> found(AlertRule rule, Tags group) {
        return new AlertTraces(exemplars, TraceLinks.of(DatadogSite.US1), () -> IDENTITY)
                .find(new Alert(rule, group), Instant.ofEpochMilli(clock.wallTime()))
                .map(Exemplar::trace)
                .map(TraceIds::traceId);
    }

    private void request(MeterRegistry registry, String id, String outcome, long millis) {
        trace = id;
        registry.timer("http.server.requests", "outcome", outcome, "uri", "/" + outcome)
                .record(Duration.ofMillis(millis));
    }

    private MeterRegistry requests(AlertRule rule) {
        MeterRegistry registry = new AlertMeterRegistry(List.of(rule), clock, exemplars);
        request(registry, "1", "SUCCESS", 900);
        request(registry, "2", "SERVER_ERROR", 30);
        clock.add(Duration.ofSeconds(2));
        request(registry, "3", "SERVER_ERROR", 20);
        request(registry, "4", "SUCCESS", 10);
        return registry;
    }

    @Test
    void anAlertOnCountsShowsTheLastFailure() {
        AlertRule rule = rule("sum(last_5m):sum:http.server.requests.count{outcome:server_error}.as_count() / "
                + "sum:http.server.requests.count{*}.as_count()");
        requests(rule);

        assertThat(found(rule, Tags.NONE)).contains("3");
    }

    @Test
    void anAlertOnTimeShowsTheSlowest() {
        AlertRule rule = rule("max(last_5m):max:http.server.requests.max{service:career-api,env:prod}");
        requests(rule);

        assertThat(found(rule, Tags.NONE)).contains("1");
    }

    @Test
    void onlyWhatTheQueryReadsIsShown() {
        AlertRule rule = rule("max(last_5m):max:http.server.requests.max{outcome:client_error}");
        requests(rule);

        assertThat(found(rule, Tags.NONE)).isEmpty();
    }

    @Test
    void aGroupShowsItsOwn() {
        AlertRule rule = rule("max(last_5m):max:http.server.requests.max{*} by {uri}");
        requests(rule);

        assertThat(found(rule, Tags.of("uri:/server_error"))).contains("2");
    }

    @Test
    void whatIsOlderThanTheWindowIsNotShown() {
        AlertRule rule = rule("max(last_1m):max:http.server.requests.max{*}");
        requests(rule);
        clock.add(Duration.ofMinutes(2));

        assertThat(found(rule, Tags.NONE)).isEmpty();
    }

    @Test
    void aCounterOfFailuresShowsTheLast() {
        AlertRule rule = rule("sum(last_5m):sum:orders.failed{*}.as_count()");
        MeterRegistry registry = new AlertMeterRegistry(List.of(rule), clock, exemplars);
        trace = "7";
        registry.counter("orders.failed").increment();

        assertThat(found(rule, Tags.NONE)).contains("7");
    }

    @Test
    void outsideOfTracesThereIsNothingToShow() {
        AlertRule rule = rule("sum(last_5m):sum:orders.failed{*}.as_count()");
        new AlertMeterRegistry(List.of(rule), clock, exemplars)
                .counter("orders.failed")
                .increment();

        assertThat(found(rule, Tags.NONE)).isEmpty();
    }
}
