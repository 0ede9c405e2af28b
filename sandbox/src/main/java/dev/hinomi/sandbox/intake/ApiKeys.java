package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides which API keys are good: one exact key, or any of 32 hexadecimal digits. */
public final class ApiKeys {

    private static final Pattern WELL_FORMED = Pattern.compile("[0-9a-fA-F]{32}");

    private final @Nullable String expected;

    /**
     * The rule for keys.
     *
     * @param expected the only good key, or null for any well-formed one
     */
    public ApiKeys(@Nullable String expected) {
        this.expected = expected;
    }

    /**
     * Why a request may not pass: 401 without a key, 403 with a wrong one.
     *
     * @param request the request
     * @return the refusal, or empty when its key is good
     */
    public Optional<Response> refusal(Request request) {
        Optional<String> key = request.headers()
                .get("DD-API-KEY")
                .or(() -> request.query().get("api_key"))
                .filter(text -> !text.isBlank());
        if (key.isEmpty()) {
            return Optional.of(Answers.errors(401, "Unauthorized: the DD-API-KEY header is missing"));
        }
        return good(key.get())
                ? Optional.empty()
                : Optional.of(Answers.errors(403, "Forbidden: the API key is not valid"));
    }

    private boolean good(String key) {
        return expected == null
                ? WELL_FORMED.matcher(key).matches()
                : MessageDigest.isEqual(
                        key.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return expected == null ? "ApiKeys[any of 32 hexadecimal digits]" : "ApiKeys[one exact key]";
    }
}
