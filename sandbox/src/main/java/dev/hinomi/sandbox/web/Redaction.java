package dev.hinomi.sandbox.web;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Takes keys and tokens out of what is kept: only their last 4 characters stay. */
final class Redaction {

    private static final Set<String> SECRET_HEADERS =
            Set.of("dd-api-key", "dd-application-key", "authorization", "cookie", "x-api-key");
    private static final Pattern SLACK_TOKEN = Pattern.compile("(?:xox[a-z]|xapp)-[A-Za-z0-9-]*(?=[A-Za-z0-9-]{4})");
    private static final Pattern WEBHOOK = Pattern.compile("(/services/[^/]+/[^/]+/)[^/?]*(?=[^/?]{4})");
    private static final Pattern KEY_PARAMETER = Pattern.compile("((?:api|application)_key=)[^&]*(?=[^&]{4})");
    private static final int KEPT = 4;

    private Redaction() {}

    static Map<String, String> headers(Headers headers) {
        Map<String, String> safe = new TreeMap<>();
        headers.asMap()
                .forEach((name, value) -> safe.put(name, SECRET_HEADERS.contains(name) ? tail(value) : text(value)));
        return safe;
    }

    static String text(String text) {
        String safe = SLACK_TOKEN.matcher(text).replaceAll("…");
        safe = WEBHOOK.matcher(safe).replaceAll("$1…");
        return KEY_PARAMETER.matcher(safe).replaceAll("$1…");
    }

    private static String tail(String secret) {
        return secret.length() <= KEPT * 2 ? "…" : "…" + secret.substring(secret.length() - KEPT);
    }
}
