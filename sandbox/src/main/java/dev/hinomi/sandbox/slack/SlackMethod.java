package dev.hinomi.sandbox.slack;

import com.google.gson.JsonObject;

/** What one method of the Web API does; refusals are thrown as {@link SlackError}. */
@FunctionalInterface
interface SlackMethod {

    /** Answers with everything but {@code ok}. */
    JsonObject call(SlackCall call);
}
