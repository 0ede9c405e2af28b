package dev.hinomi.sandbox.web;

/** Answers the requests of one route. Called by many threads at once. */
@FunctionalInterface
public interface Handler {

    /**
     * Answers a request.
     *
     * @param request the request
     * @return the answer
     */
    Response handle(Request request);
}
