package dev.hinomi.alerts.query;

import java.util.Optional;

/**
 * A monitor over the statuses of a check: {@code "ntp.in_sync".over("*").by("host").last(2).count_by_status()}.
 *
 * @param check the check's name
 * @param chain which of its runs, and how they are counted
 * @param ending what stands at its end, if anything; usually the thresholds stand in the options
 * @param span the whole query
 */
public record CheckMonitor(String check, Chain chain, Optional<Ending> ending, Span span) implements RemoteMonitor {

    @Override
    public MonitorKind kind() {
        return MonitorKind.SERVICE_CHECK;
    }

    @Override
    public String reason() {
        return "it counts the statuses of a service check";
    }

    @Override
    public String canonical() {
        return SourceText.quoted(check) + chain.canonical() + Ending.canonical(ending);
    }
}
