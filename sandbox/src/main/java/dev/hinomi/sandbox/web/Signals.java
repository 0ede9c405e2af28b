package dev.hinomi.sandbox.web;

import dev.hinomi.sandbox.store.Signal;
import java.util.Map;

/** Tells from its path what a request carries. */
public final class Signals {

    private static final Map<String, Signal> BY_PATH = Map.ofEntries(
            Map.entry("/api/v2/logs", Signal.LOGS),
            Map.entry("/v1/input", Signal.LOGS),
            Map.entry("/api/v1/series", Signal.SERIES),
            Map.entry("/api/v2/series", Signal.SERIES),
            Map.entry("/api/v1/distribution_points", Signal.DISTRIBUTIONS),
            Map.entry("/api/beta/sketches", Signal.DISTRIBUTIONS),
            Map.entry("/v0.4/traces", Signal.TRACES),
            Map.entry("/v0.5/traces", Signal.TRACES),
            Map.entry("/api/v1/events", Signal.EVENTS),
            Map.entry("/api/v2/events", Signal.EVENTS),
            Map.entry("/api/v1/check_run", Signal.EVENTS));

    private Signals() {}

    /**
     * What a request to a path carries.
     *
     * @param path the path without the query
     * @return the signal
     */
    public static Signal of(String path) {
        Signal known = BY_PATH.get(path);
        if (known != null) {
            return known;
        }
        boolean slackMethod = path.startsWith("/api/") && path.indexOf('.') > 0 && path.indexOf('/', 5) < 0;
        return slackMethod || path.startsWith("/services/") ? Signal.SLACK : Signal.OTHER;
    }
}
