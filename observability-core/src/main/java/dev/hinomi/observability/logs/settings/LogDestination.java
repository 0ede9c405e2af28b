package dev.hinomi.observability.logs.settings;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;

/**
 * Where at Datadog lines go.
 *
 * @param endpoints the intakes
 * @param apiKey the key of the organisation
 */
public record LogDestination(DatadogEndpoints endpoints, Secret apiKey) {}
