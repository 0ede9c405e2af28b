package dev.hinomi.alerts.query;

import java.util.Optional;

/**
 * A monitor over the states of other monitors: {@code 12345 && !67890}.
 *
 * @param condition how they are combined
 * @param span the whole query
 */
public record CompositeMonitor(Composite condition, Span span) implements RemoteMonitor {

    @Override
    public MonitorKind kind() {
        return MonitorKind.COMPOSITE;
    }

    @Override
    public String reason() {
        return "it combines monitors by their numbers in Datadog";
    }

    @Override
    public Optional<Ending> ending() {
        return Optional.empty();
    }

    @Override
    public String canonical() {
        return condition.canonical();
    }
}
