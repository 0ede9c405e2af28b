package dev.hinomi.observability.traces.links;

import dev.hinomi.observability.traces.TraceIds;
import java.net.URI;
import java.time.Instant;

/**
 * Pages of Datadog. Sources: docs.datadoghq.com, "Trace Sampling and Storage" for a trace, whose page takes both forms of
 * its id, and "Variables" of monitors, "Dynamic links", for logs and dashboards. The parameters of the pages of services,
 * monitors and metrics, and {@code spanID} and {@code timeHint}, are not documented: they are what the pages themselves
 * write into their address.
 */
record DatadogLinks(URI base) implements TraceLinks {

    @Override
    public URI trace(TraceIds ids, Instant at) {
        return Address.of(base, "/apm/trace/")
                .append(ValidIds.trace(ids))
                .with("spanID", ValidIds.span(ids))
                .with("timeHint", at.toEpochMilli())
                .uri();
    }

    @Override
    public URI logs(LogQuery query, TimeWindow window) {
        return fixed(Address.of(base, "/logs").with("query", query.text()), window);
    }

    @Override
    public URI service(String service, String env, TimeWindow window) {
        return Address.of(base, "/apm/entity/service%3A")
                .append(service)
                .with("env", env)
                .with("start", window.from().toEpochMilli())
                .with("end", window.to().toEpochMilli())
                .with("paused", "true")
                .uri();
    }

    @Override
    public URI dashboard(String id, TimeWindow window) {
        return fixed(Address.of(base, "/dashboard/").append(ValidIds.dashboard(id)), window);
    }

    @Override
    public URI monitor(long id, TimeWindow window) {
        return fixed(Address.of(base, "/monitors/").append(Long.toString(id)), window);
    }

    @Override
    public URI metric(String metric, String scope, TimeWindow window) {
        return fixed(
                Address.of(base, "/metric/explorer")
                        .with("exp_metric", metric)
                        .with("exp_scope", scope.equals("*") ? "" : scope),
                window);
    }

    private static URI fixed(Address address, TimeWindow window) {
        return address.with("from_ts", window.from().toEpochMilli())
                .with("to_ts", window.to().toEpochMilli())
                .with("live", "false")
                .uri();
    }
}
