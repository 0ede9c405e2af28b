package dev.hinomi.sandbox.intake;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.web.Response;

/** The shapes of Datadog's answers. */
final class Answers {

    private Answers() {}

    static Response errors(int status, String... messages) {
        JsonArray errors = new JsonArray();
        for (String message : messages) {
            errors.add(message);
        }
        JsonObject body = new JsonObject();
        body.add("errors", errors);
        return Response.json(status, body);
    }
}
