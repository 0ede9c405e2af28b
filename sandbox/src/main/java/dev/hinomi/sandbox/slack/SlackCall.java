package dev.hinomi.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.web.Parameters;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.StrictJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of a method: its arguments from the query, a form or JSON, whichever was used.
 *
 * @param request the request
 * @param arguments the arguments; objects and arrays as JSON text
 */
record SlackCall(Request request, Map<String, String> arguments) {

    SlackCall {
        arguments = Map.copyOf(arguments);
    }

    static SlackCall of(Request request) {
        Map<String, String> arguments = new HashMap<>(request.query().values());
        String type = request.headers().get("Content-Type").orElse("");
        if (type.startsWith("application/json")) {
            arguments.putAll(ofJson(request.body().text()));
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            try {
                arguments.putAll(Parameters.parse(request.body().text()).values());
            } catch (IllegalArgumentException e) {
                throw SlackError.of("invalid_form_data");
            }
        } else if (request.body().size() > 0) {
            throw SlackError.of("invalid_post_type");
        }
        return new SlackCall(request, arguments);
    }

    /** A call whose arguments are one JSON object. */
    static SlackCall ofPayload(Request request, String json) {
        return new SlackCall(request, ofJson(json));
    }

    private static Map<String, String> ofJson(String text) {
        try {
            if (!(StrictJson.parse(text) instanceof JsonObject object)) {
                throw SlackError.of("json_not_object");
            }
            Map<String, String> arguments = new HashMap<>();
            object.asMap().forEach((name, value) -> {
                if (!value.isJsonNull()) {
                    arguments.put(name, value.isJsonPrimitive() ? value.getAsString() : value.toString());
                }
            });
            return arguments;
        } catch (IOException e) {
            throw SlackError.of("invalid_json");
        }
    }

    Optional<String> token() {
        return request.headers()
                .get("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()).strip())
                .or(() -> argument("token"))
                .filter(token -> !token.isEmpty());
    }

    Optional<String> argument(String name) {
        return Optional.ofNullable(arguments.get(name)).filter(text -> !text.isEmpty());
    }

    String required(String name) {
        return argument(name)
                .orElseThrow(() -> new SlackError("invalid_arguments", List.of("missing required field: " + name)));
    }

    boolean flag(String name) {
        return argument(name)
                .filter(text -> text.equals("true") || text.equals("1"))
                .isPresent();
    }

    int number(String name, int otherwise) {
        try {
            return argument(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new SlackError("invalid_arguments", List.of(name + " must be a number"));
        }
    }

    /** A JSON array given as text; empty when the argument is absent. */
    JsonArray array(String name, String error) {
        return argument(name)
                .map(text -> parse(text, error) instanceof JsonArray array ? array : fail(error))
                .orElseGet(JsonArray::new);
    }

    /** A JSON object given as text; empty when the argument is absent. */
    JsonObject object(String name, String error) {
        return argument(name)
                .map(text -> {
                    if (parse(text, error) instanceof JsonObject object) {
                        return object;
                    }
                    throw SlackError.of(error);
                })
                .orElseGet(JsonObject::new);
    }

    private static JsonArray fail(String error) {
        throw SlackError.of(error);
    }

    private static JsonElement parse(String text, String error) {
        try {
            return StrictJson.parse(text);
        } catch (IOException e) {
            throw new SlackError(error, List.of(String.valueOf(e.getMessage())));
        }
    }
}
