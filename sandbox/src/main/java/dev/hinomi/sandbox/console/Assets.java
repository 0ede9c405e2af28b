package dev.hinomi.sandbox.console;

import dev.hinomi.sandbox.web.Body;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The style sheet, the script and the icon, read from the jar once. Immutable. */
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "console.css", "text/css; charset=utf-8",
            "console.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private final Map<String, Response> responses = Map.of(
            "console.css", load("console.css"),
            "console.js", load("console.js"),
            "icon.svg", load("icon.svg"));

    Response serve(Request request) {
        String name = request.variable("name");
        Response found = responses.get(name);
        return found == null ? Response.text(404, "The console has no file " + name + ".\n") : found;
    }

    private static Response load(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + Assets.class.getName()
                        + "; the jar was built without its resources");
            }
            return Response.of(200, TYPES.getOrDefault(name, "text/plain"), new Body(in.readAllBytes()))
                    .with("Cache-Control", "no-cache");
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the sandbox's jar", e);
        }
    }
}
