package dev.hinomi.sandbox.intake;

import com.google.gson.JsonElement;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;

/** What an intake does with a payload whose key, size and JSON are good; the request carries it decompressed. */
@FunctionalInterface
interface Acceptance {

    Response accept(Request request, JsonElement json);
}
