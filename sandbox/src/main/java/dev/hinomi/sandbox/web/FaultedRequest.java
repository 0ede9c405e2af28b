package dev.hinomi.sandbox.web;

import java.util.List;
import java.util.Map;

/**
 * A request that a fault kept from being processed.
 *
 * @param method its HTTP method
 * @param target its path with the query
 * @param headers its headers
 * @param status the status answered, 0 when none was
 * @param fault the fault, for instance {@code reset #3}
 */
public record FaultedRequest(
        String method, String target, Map<String, List<String>> headers, int status, String fault) {

    /** Keeps its own copy. */
    public FaultedRequest {
        headers = Map.copyOf(headers);
    }

    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
