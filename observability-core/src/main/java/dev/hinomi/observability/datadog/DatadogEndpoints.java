package dev.hinomi.observability.datadog;

import dev.hinomi.observability.config.Problem;
import dev.hinomi.observability.config.Problems;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where Datadog takes in what we send. Keys are never part of an address.
 *
 * @param logs takes log batches, {@code POST /api/v2/logs}
 * @param seriesV2 takes metric points in the second form, {@code POST /api/v2/series}
 * @param seriesV1 takes metric points in the first form, {@code POST /api/v1/series}
 * @param sketches takes distributions as the Datadog Agent and Vector send them, {@code POST /api/beta/sketches}
 * @param distributionPoints takes distributions as lists of values, {@code POST /api/v1/distribution_points}
 * @param metricMetadata takes what a metric means, {@code PUT /api/v1/metrics/NAME}, less the name
 * @param events takes events, {@code POST /api/v1/events}
 */
public record DatadogEndpoints(
        URI logs, URI seriesV2, URI seriesV1, URI sketches, URI distributionPoints, URI metricMetadata, URI events) {

    /** Answers what metrics came to, {@code GET /api/v1/query}; takes an application key as well. */
    public URI metricQuery() {
        return seriesV1.resolve("query");
    }

    static DatadogEndpoints ofDomain(String domain) {
        return of("https://http-intake.logs." + domain, "https://api." + domain);
    }

    /**
     * One address for everything: a sandbox, a proxy, or a test.
     *
     * @throws IllegalArgumentException if the address is not http or https, or carries a user, query or fragment
     */
    public static DatadogEndpoints at(URI base) {
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web
                || base.getHost() == null
                || base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new IllegalArgumentException("The address must look like http://host:port or https://host/path, "
                    + "without user, query or fragment, but its host is " + base.getHost() + ".");
        }
        String text = base.toString();
        String root = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return of(root, root);
    }

    /**
     * The addresses that a configuration means: those of the one address if it is given, else those of the site, else
     * those of {@code datadoghq.com}. What cannot be used is added to the problems.
     */
    public static Optional<DatadogEndpoints> resolve(
            @Nullable String address, @Nullable String site, Problems problems) {
        if (address != null && !address.isBlank()) {
            return parseAddress(address.strip(), problems);
        }
        if (site == null || site.isBlank()) {
            return Optional.of(DatadogSite.US1.endpoints());
        }
        Optional<DatadogEndpoints> endpoints = DatadogSite.parse(site).map(DatadogSite::endpoints);
        if (endpoints.isEmpty()) {
            problems.add(Problem.of("site", "is not a Datadog site", "Use one of " + DatadogSite.domains())
                    .withValue(site));
        }
        return endpoints;
    }

    private static Optional<DatadogEndpoints> parseAddress(String address, Problems problems) {
        try {
            return Optional.of(at(URI.create(address)));
        } catch (IllegalArgumentException unusable) {
            problems.add(Problem.of(
                            "url",
                            "is not an address that can be used",
                            "Use http://host:port or https://host, without user, query or fragment")
                    .withAddress(address));
            return Optional.empty();
        }
    }

    private static DatadogEndpoints of(String logs, String api) {
        return new DatadogEndpoints(
                URI.create(logs + "/api/v2/logs"),
                URI.create(api + "/api/v2/series"),
                URI.create(api + "/api/v1/series"),
                URI.create(api + "/api/beta/sketches"),
                URI.create(api + "/api/v1/distribution_points"),
                URI.create(api + "/api/v1/metrics/"),
                URI.create(api + "/api/v1/events"));
    }
}
