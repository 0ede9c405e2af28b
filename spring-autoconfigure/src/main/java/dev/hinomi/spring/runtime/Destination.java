package dev.hinomi.spring.runtime;

import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.datadog.DatadogEndpoints;

/**
 * Where logs and metrics go.
 *
 * @param endpoints the intakes
 * @param apiKey the key of the organisation
 */
public record Destination(DatadogEndpoints endpoints, Secret apiKey) {

    /** The host, as a person wants to read it. */
    public String host() {
        String host = endpoints.seriesV2().getAuthority();
        return host.startsWith("api.") ? host.substring("api.".length()) : host;
    }
}
