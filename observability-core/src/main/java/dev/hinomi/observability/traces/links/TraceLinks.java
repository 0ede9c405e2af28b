package dev.hinomi.observability.traces.links;

import dev.hinomi.observability.datadog.DatadogSite;
import dev.hinomi.observability.traces.TraceIds;
import java.net.URI;
import java.time.Instant;

/**
 * Addresses of the pages that explain an alert, for messages. Values are percent-encoded and ids are checked, so nothing
 * that comes from outside can lead to another host or add a parameter. Immutable.
 */
public sealed interface TraceLinks permits DatadogLinks, SandboxLinks {

    /** The pages of a site. */
    static TraceLinks of(DatadogSite site) {
        return new DatadogLinks(site.webAddress());
    }

    /**
     * Datadog's pages at an address of the organisation's own, such as {@code https://acme.datadoghq.com}.
     *
     * @throws IllegalArgumentException if it is not http or https, or carries a user, query or fragment
     */
    static TraceLinks at(URI address) {
        return new DatadogLinks(Address.base(address));
    }

    /**
     * The console of a sandbox. It shows everything it has, whatever the time.
     *
     * @throws IllegalArgumentException if it is not http or https, or carries a user, query or fragment
     */
    static TraceLinks ofSandbox(URI address) {
        return new SandboxLinks(Address.base(address));
    }

    /**
     * One trace, with the span open.
     *
     * @param at when it was, by which Datadog finds it sooner
     * @throws IllegalArgumentException if an id is none
     */
    URI trace(TraceIds ids, Instant at);

    /** The log lines that a search finds. */
    URI logs(LogQuery query, TimeWindow window);

    /** What a service does: requests, errors, latency, resources. */
    URI service(String service, String env, TimeWindow window);

    /**
     * A dashboard.
     *
     * @param id as in its address, such as {@code abc-def-ghi}
     * @throws IllegalArgumentException if the id has another form
     */
    URI dashboard(String id, TimeWindow window);

    /** A monitor. */
    URI monitor(long id, TimeWindow window);

    /**
     * A metric over time.
     *
     * @param metric its name in Datadog
     * @param scope tags as in a query's braces, such as {@code service:career-api,env:prod}, or {@code *}
     */
    URI metric(String metric, String scope, TimeWindow window);
}
