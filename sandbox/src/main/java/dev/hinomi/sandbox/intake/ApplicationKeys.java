package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides which application keys are good: any of 40 hexadecimal digits, or of the newer form that begins with
 * {@code ddapp_}.
 */
final class ApplicationKeys {

    private static final Pattern WELL_FORMED = Pattern.compile("[0-9a-fA-F]{40}|ddapp_[0-9A-Za-z]{20,60}");

    private ApplicationKeys() {}

    /** Why a request may not pass: 403 without a key and with a wrong one. */
    static Optional<Response> refusal(Request request) {
        return request.headers()
                        .get("DD-APPLICATION-KEY")
                        .filter(key -> WELL_FORMED.matcher(key).matches())
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Answers.errors(403, "Forbidden"));
    }
}
