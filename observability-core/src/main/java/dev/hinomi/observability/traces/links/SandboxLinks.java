package dev.hinomi.observability.traces.links;

import dev.hinomi.observability.traces.TraceIds;
import java.net.URI;
import java.time.Instant;

/** Pages of a sandbox's console: all of a kind where it has no page for one. */
record SandboxLinks(URI base) implements TraceLinks {

    private static final String SEARCH = "q";

    @Override
    public URI trace(TraceIds ids, Instant at) {
        return Address.of(base, "/traces/")
                .append(ValidIds.trace(ids))
                .with("span", ValidIds.span(ids))
                .uri();
    }

    @Override
    public URI logs(LogQuery query, TimeWindow window) {
        return Address.of(base, "/logs").with(SEARCH, query.text()).uri();
    }

    @Override
    public URI service(String service, String env, TimeWindow window) {
        return Address.of(base, "/traces")
                .with(SEARCH, LogQuery.ofService(service).text())
                .uri();
    }

    @Override
    public URI dashboard(String id, TimeWindow window) {
        return Address.of(base, "/metrics").uri();
    }

    @Override
    public URI monitor(long id, TimeWindow window) {
        return Address.of(base, "/alerts").uri();
    }

    @Override
    public URI metric(String metric, String scope, TimeWindow window) {
        return Address.of(base, "/metrics").with(SEARCH, metric).uri();
    }
}
