package dev.hinomi.sandbox.store;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request with its answer, secrets removed.
 *
 * @param id its id
 * @param at when it arrived
 * @param signal what it carried
 * @param method the HTTP method
 * @param path the path with the query, secrets removed
 * @param headers the request's headers; of keys and tokens only the last 4 characters
 * @param request the request's body
 * @param status the status answered, 0 when no answer was sent
 * @param response the answer's body
 * @param fault the fault applied to it, or null
 */
public record Exchange(
        long id,
        Instant at,
        Signal signal,
        String method,
        String path,
        Map<String, String> headers,
        Payload request,
        int status,
        Payload response,
        @Nullable String fault) {

    /** Keeps its own copy. */
    public Exchange {
        headers = Map.copyOf(headers);
    }

    /**
     * Whether the request was answered and accepted.
     *
     * @return whether the status is below 400 and was sent
     */
    public boolean accepted() {
        return status > 0 && status < 400;
    }
}
