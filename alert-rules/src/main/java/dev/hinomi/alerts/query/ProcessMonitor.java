package dev.hinomi.alerts.query;

import java.util.Optional;

/**
 * A monitor over running processes: {@code processes("java").over("env:prod").rollup("count").last("10m") < 1}.
 *
 * @param search which processes; words side by side mean any of them
 * @param chain where, and over what time
 * @param ending what stands at its end, if anything
 * @param span the whole query
 */
public record ProcessMonitor(Search search, Chain chain, Optional<Ending> ending, Span span) implements RemoteMonitor {

    @Override
    public MonitorKind kind() {
        return MonitorKind.PROCESSES;
    }

    @Override
    public String reason() {
        return "it counts processes that the Datadog Agent sees";
    }

    @Override
    public String canonical() {
        return "processes(" + SourceText.quoted(search.canonical()) + ")" + chain.canonical()
                + Ending.canonical(ending);
    }
}
