package dev.hinomi.sandbox.web;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer: a whole body, or a stream that is written until its writer returns.
 *
 * @param status the HTTP status
 * @param headers the headers beside content type and length
 * @param contentType the media type
 * @param body the body; empty when there is a stream
 * @param stream writes the body piece by piece, or null
 */
public record Response(
        int status,
        Map<String, String> headers,
        String contentType,
        Body body,
        @Nullable Stream stream) {

    /** Writes a body piece by piece. */
    @FunctionalInterface
    public interface Stream {

        /**
         * Writes until there is nothing more to say or the reader is gone.
         *
         * @param out where to write; flush what must be seen at once
         * @throws IOException when the reader is gone
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Keeps its own copy. */
    public Response {
        headers = Map.copyOf(headers);
    }

    /**
     * JSON.
     *
     * @param status the HTTP status
     * @param json the body
     * @return the answer
     */
    public static Response json(int status, JsonElement json) {
        return json(status, json.toString());
    }

    /**
     * JSON.
     *
     * @param status the HTTP status
     * @param json the body, already JSON
     * @return the answer
     */
    public static Response json(int status, String json) {
        return of(status, "application/json", Body.of(json));
    }

    /**
     * Plain text.
     *
     * @param status the HTTP status
     * @param text the body
     * @return the answer
     */
    public static Response text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", Body.of(text));
    }

    /**
     * A page.
     *
     * @param status the HTTP status
     * @param html the body, already escaped
     * @return the answer
     */
    public static Response html(int status, String html) {
        return of(status, "text/html; charset=utf-8", Body.of(html));
    }

    /**
     * Any body.
     *
     * @param status the HTTP status
     * @param contentType its media type
     * @param body the body
     * @return the answer
     */
    public static Response of(int status, String contentType, Body body) {
        return new Response(status, Map.of(), contentType, body, null);
    }

    /**
     * A body written piece by piece, for instance {@code text/event-stream}.
     *
     * @param contentType its media type
     * @param stream what writes it
     * @return the answer, with status 200
     */
    public static Response stream(String contentType, Stream stream) {
        return new Response(200, Map.of(), contentType, Body.EMPTY, stream);
    }

    /**
     * Sends the reader elsewhere after a POST.
     *
     * @param location the address
     * @return the answer, with status 303
     */
    public static Response seeOther(String location) {
        return text(303, "").with("Location", location);
    }

    /**
     * Adds a header.
     *
     * @param name its name
     * @param value its value
     * @return a new answer
     */
    public Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, contentType, body, stream);
    }
}
