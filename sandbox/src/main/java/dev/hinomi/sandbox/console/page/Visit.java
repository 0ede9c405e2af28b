package dev.hinomi.sandbox.console.page;

import dev.hinomi.sandbox.web.Request;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A request for a page.
 *
 * @param request the request
 * @param subject the last segment of the path without {@code .json}, decoded
 */
public record Visit(Request request, String subject) {
    private static final String JSON = ".json";

    /**
     * Reads a request.
     *
     * @param request the request
     * @return the visit
     */
    public static Visit of(Request request) {
        String path = request.path();
        String last = path.substring(path.lastIndexOf('/') + 1);
        return new Visit(request, last.endsWith(JSON) ? last.substring(0, last.length() - JSON.length()) : last);
    }

    /**
     * Whether a program asks.
     *
     * @return whether to answer in JSON
     */
    public boolean wantsJson() {
        String accept = request.headers().get("Accept").orElse("");
        boolean jsonAlone = accept.contains("application/json") && !accept.contains("text/html");
        return request.path().endsWith(JSON) || jsonAlone;
    }

    /**
     * When it was asked.
     *
     * @return the request's time
     */
    public Instant now() {
        return request.at();
    }

    /**
     * A parameter of the query string.
     *
     * @param name its name
     * @return its value without surrounding space; empty when absent
     */
    public String parameter(String name) {
        return request.query().get(name, "").strip();
    }

    /**
     * A numeric parameter of the query string.
     *
     * @param name its name
     * @return its value; empty when absent or not a number
     */
    public OptionalLong number(String name) {
        try {
            return OptionalLong.of(Long.parseLong(parameter(name)));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    /**
     * The subject as an id.
     *
     * @return the id; -1, which nothing has, when it is none
     */
    public long id() {
        try {
            return Long.parseLong(subject);
        } catch (NumberFormatException notAnId) {
            return -1;
        }
    }
}
