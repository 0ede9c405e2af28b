package dev.hinomi.sandbox.web;

import java.time.Instant;

/**
 * A request as a handler sees it.
 *
 * @param id the id it has in the journal; 0 on the console's routes, which are not kept
 * @param at when it arrived
 * @param method the HTTP method
 * @param path the decoded path without the query
 * @param pathVariables the values of {@code {name}} segments of the route
 * @param query the query's parameters
 * @param headers the headers
 * @param body the body as sent, still compressed if it was
 */
public record Request(
        long id,
        Instant at,
        String method,
        String path,
        Parameters pathVariables,
        Parameters query,
        Headers headers,
        Body body) {

    /**
     * A segment of the path.
     *
     * @param name the name it has in the route's pattern
     * @return its value
     * @throws IllegalArgumentException when the route has no such segment
     */
    public String variable(String name) {
        return pathVariables
                .get(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The route of " + path + " has no segment {" + name + "}; it has " + pathVariables.values()));
    }

    /**
     * The same request with another body, for instance the decompressed one.
     *
     * @param newBody the body
     * @return a new request
     */
    public Request withBody(Body newBody) {
        return new Request(id, at, method, path, pathVariables, query, headers, newBody);
    }

    Request withVariables(Parameters variables) {
        return new Request(id, at, method, path, variables, query, headers, body);
    }
}
