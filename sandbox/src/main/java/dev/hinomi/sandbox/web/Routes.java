package dev.hinomi.sandbox.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which handler answers which request. A pattern is a path whose segments may be {@code {name}}; a last segment {@code **}
 * matches any rest. The first pattern that matches wins. Complete before the server starts, then only read.
 */
public final class Routes {

    /**
     * What answers a request.
     *
     * @param surface who it is for
     * @param handler what answers
     * @param variables the values of the pattern's segments
     */
    record Match(Surface surface, Handler handler, Parameters variables) {}

    private record Route(Surface surface, String method, List<String> segments, Handler handler) {}

    private static final String REST = "**";

    private final List<Route> routes = new ArrayList<>();

    /**
     * Adds a route.
     *
     * @param surface who it is for
     * @param method the HTTP method, or {@code *} for any
     * @param pattern the pattern of its path
     * @param handler what answers
     * @return this
     */
    public Routes add(Surface surface, String method, String pattern, Handler handler) {
        routes.add(new Route(surface, method, segments(pattern), handler));
        return this;
    }

    /**
     * Adds a page or a read of the console.
     *
     * @param pattern the pattern of its path
     * @param handler what answers
     * @return this
     */
    public Routes page(String pattern, Handler handler) {
        return add(Surface.CONSOLE, "GET", pattern, handler);
    }

    /**
     * Adds a control of the console that changes something; requests of other web sites never reach it.
     *
     * @param method the HTTP method
     * @param pattern the pattern of its path
     * @param handler what answers
     * @return this
     */
    public Routes control(String method, String pattern, Handler handler) {
        return add(Surface.CONSOLE, method, pattern, handler);
    }

    Optional<Match> find(String method, String path) {
        List<String> segments = segments(path);
        for (Route route : routes) {
            Map<String, String> variables = match(route.segments(), segments);
            if (variables != null && accepts(route.method(), method)) {
                return Optional.of(new Match(route.surface(), route.handler(), new Parameters(variables)));
            }
        }
        return Optional.empty();
    }

    /** Whether the path exists with another method. */
    boolean knows(String path) {
        List<String> segments = segments(path);
        return routes.stream().anyMatch(route -> match(route.segments(), segments) != null);
    }

    private static boolean accepts(String routed, String method) {
        return routed.equals("*") || routed.equals(method) || (routed.equals("GET") && method.equals("HEAD"));
    }

    private static List<String> segments(String path) {
        return List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
    }

    private static @Nullable Map<String, String> match(List<String> pattern, List<String> path) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String expected = pattern.get(i);
            if (expected.equals(REST)) {
                return variables;
            }
            if (i >= path.size()) {
                return null;
            }
            if (expected.startsWith("{") && expected.endsWith("}")) {
                variables.put(expected.substring(1, expected.length() - 1), path.get(i));
            } else if (!expected.equals(path.get(i))) {
                return null;
            }
        }
        return pattern.size() == path.size() ? variables : null;
    }
}
