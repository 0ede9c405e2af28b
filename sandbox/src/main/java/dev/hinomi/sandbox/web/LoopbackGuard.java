package dev.hinomi.sandbox.web;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps other web pages out: a browser on this machine can reach the loopback from any page it shows, so requests must name
 * this server as their host, and those that change something must come from its own pages or from no browser at all.
 */
final class LoopbackGuard {

    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final int port;

    LoopbackGuard(int port) {
        this.port = port;
    }

    Optional<Response> refusal(Surface surface, String method, Headers headers) {
        String host = headers.get("Host").orElse("");
        if (!ours(host)) {
            return Optional.of(Response.text(
                    421,
                    "This is the sandbox on 127.0.0.1:" + port + "; it does not answer for the host \"" + host
                            + "\".\n"));
        }
        if (surface == Surface.CONSOLE && !READING.contains(method) && fromElsewhere(headers)) {
            return Optional.of(
                    Response.text(
                            403,
                            "Refused: this request comes from another web site. Use the sandbox's own pages, or no Origin header.\n"));
        }
        return Optional.empty();
    }

    private boolean ours(String host) {
        int colon = host.lastIndexOf(':');
        String name = host.toLowerCase(Locale.ROOT);
        return colon > 0
                && NAMES.contains(name.substring(0, colon))
                && name.substring(colon + 1).equals("" + port);
    }

    private boolean fromElsewhere(Headers headers) {
        boolean foreignOrigin = headers.get("Origin")
                .filter(origin -> !origin.startsWith("http://") || !ours(origin.substring("http://".length())))
                .isPresent();
        boolean crossSite = headers.get("Sec-Fetch-Site")
                .filter(site -> !site.equals("same-origin") && !site.equals("none"))
                .isPresent();
        return foreignOrigin || crossSite;
    }
}
