package dev.hinomi.sandbox.web;

import java.util.Map;

/** The headers that keep hostile text in a page harmless: nothing inline, nothing from elsewhere, no framing. */
final class PageHeaders {

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private PageHeaders() {}

    static Response addTo(Response response) {
        Response safe = response;
        for (Map.Entry<String, String> header : ALWAYS.entrySet()) {
            safe = safe.with(header.getKey(), header.getValue());
        }
        return safe.headers().containsKey("Cache-Control") ? safe : safe.with("Cache-Control", "no-store");
    }
}
