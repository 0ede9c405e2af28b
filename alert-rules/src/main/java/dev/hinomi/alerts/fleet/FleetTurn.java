package dev.hinomi.alerts.fleet;

/**
 * Whether this is the instance that asks Datadog, of all instances of a service. Asked often; must be quick and never throw.
 * Thread-safe.
 */
@FunctionalInterface
public interface FleetTurn {

    /** Every instance asks. */
    FleetTurn ALWAYS = () -> true;

    /** Whether it is this instance's turn now. */
    boolean isOurs();
}
