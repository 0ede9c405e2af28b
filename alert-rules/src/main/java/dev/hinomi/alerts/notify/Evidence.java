package dev.hinomi.alerts.notify;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What helps to understand an incident, besides what its rule and its transitions say.
 *
 * @param recent the last values, oldest first, of different times
 * @param affected which part of the service it is, such as {@code 3 of 12 instances}
 * @param deployment the deployment that it came after
 * @param links pages to look at, in this order
 */
public record Evidence(List<Point> recent, Optional<String> affected, Optional<Deployed> deployment, List<Link> links) {

    /** Nothing is known. */
    public static final Evidence NONE = new Evidence(List.of(), Optional.empty(), Optional.empty(), List.of());

    /** Takes its own copies. */
    public Evidence {
        recent = List.copyOf(recent);
        links = List.copyOf(links);
    }

    /**
     * A measured value.
     *
     * @param at when
     * @param value in the unit of the rule's query; finite
     */
    public record Point(Instant at, double value) {}

    /**
     * A page.
     *
     * @param label what it is
     * @param address where it is; only http and https are shown
     */
    public record Link(String label, URI address) {}

    /**
     * A deployment.
     *
     * @param earlier how long before the incident it was
     * @param version what was deployed
     * @param before what ran until then, if that is known
     */
    public record Deployed(Duration earlier, String version, Optional<String> before) {}
}
