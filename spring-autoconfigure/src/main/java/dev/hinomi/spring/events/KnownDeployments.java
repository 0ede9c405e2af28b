package dev.hinomi.spring.events;

import dev.hinomi.observability.events.deployments.DeploymentHistory;
import java.util.Optional;

/**
 * What this process knows of deployments.
 *
 * @param history empty when nobody knows its version
 */
public record KnownDeployments(Optional<DeploymentHistory> history) {

    /** Nothing is known. */
    public static final KnownDeployments NONE = new KnownDeployments(Optional.empty());
}
