package dev.hinomi.sandbox.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Takes each request through guard, route and journal. Called by many threads at once. */
final class Dispatcher implements HttpHandler {

    private static final int MAX_BODY_BYTES = 72 * 1024 * 1024;

    /** The header by which the gate tells of a fault; whatever a client sends under this name never arrives here. */
    static final String FAULT_HEADER = "X-Sandbox-Fault";

    private final Routes routes;
    private final LoopbackGuard guard;
    private final Journal journal;
    private final InstantSource clock;

    Dispatcher(Routes routes, LoopbackGuard guard, Journal journal, InstantSource clock) {
        this.routes = routes;
        this.guard = guard;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange http) throws IOException {
        try (http) {
            String method = http.getRequestMethod();
            Optional<Routes.Match> match =
                    routes.find(method, http.getRequestURI().getPath());
            Surface surface = match.map(Routes.Match::surface).orElse(Surface.INTAKE);
            boolean journaled = surface == Surface.INTAKE;
            Request request = read(http, journaled ? journal.reserve() : 0);
            Response response =
                    guard.refusal(surface, method, request.headers()).orElseGet(() -> answer(request, match));
            if (journaled) {
                journal.record(request, http.getRequestURI().toString(), response);
            }
            send(http, method, surface == Surface.CONSOLE ? PageHeaders.addTo(response) : response);
        }
    }

    private Request read(HttpExchange http, long id) throws IOException {
        byte[] body = http.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        URI uri = http.getRequestURI();
        Headers headers = new Headers(http.getRequestHeaders());
        Parameters none = new Parameters(Map.of());
        return new Request(
                id, clock.instant(), http.getRequestMethod(), uri.getPath(), none, query(uri), headers, new Body(body));
    }

    private Response answer(Request request, Optional<Routes.Match> match) {
        if (request.body().size() > MAX_BODY_BYTES) {
            return Response.json(413, "{\"errors\":[\"Payload too large: more than " + MAX_BODY_BYTES + " bytes\"]}");
        }
        if (match.isEmpty()) {
            return routes.knows(request.path())
                    ? Response.json(405, "{\"errors\":[\"Method not allowed\"]}")
                    : Response.json(404, "{\"errors\":[\"Not found\"]}");
        }
        try {
            return match.get()
                    .handler()
                    .handle(request.withVariables(match.get().variables()));
        } catch (RuntimeException | Error e) {
            return Response.text(
                    500, "The sandbox failed on " + request.method() + " " + request.path() + ": " + e + "\n");
        }
    }

    private static Parameters query(URI uri) {
        try {
            return Parameters.parse(uri.getRawQuery());
        } catch (IllegalArgumentException e) {
            return new Parameters(Map.of());
        }
    }

    private static void send(HttpExchange http, String method, Response response) throws IOException {
        response.headers().forEach(http.getResponseHeaders()::set);
        http.getResponseHeaders().set("Content-Type", response.contentType());
        Response.Stream stream = response.stream();
        if (method.equals("HEAD") || (stream == null && response.body().size() == 0)) {
            http.sendResponseHeaders(response.status(), -1);
        } else if (stream != null) {
            http.sendResponseHeaders(response.status(), 0);
            stream.writeTo(http.getResponseBody());
        } else {
            http.sendResponseHeaders(response.status(), response.body().size());
            http.getResponseBody().write(response.body().bytes());
        }
    }
}
