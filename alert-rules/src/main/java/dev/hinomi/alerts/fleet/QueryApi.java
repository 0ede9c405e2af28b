package dev.hinomi.alerts.fleet;

import java.time.Instant;

/** Datadog's metric query API, {@code GET /api/v1/query}. Called on one thread; may take as long as its own limit. */
@FunctionalInterface
interface QueryApi {

    /** Asks once; whatever happens is a reply. */
    QueryReply ask(String query, Instant from, Instant to);
}
