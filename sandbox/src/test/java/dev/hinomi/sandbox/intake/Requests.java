package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.ManualClock;
import dev.hinomi.sandbox.web.Body;
import dev.hinomi.sandbox.web.Headers;
import dev.hinomi.sandbox.web.Parameters;
import dev.hinomi.sandbox.web.Request;
import java.util.List;
import java.util.Map;

/** Requests as the intakes get them. */
final class Requests {

    static final String KEY = "0123456789abcdef0123456789abcdef";

    private Requests() {}

    static Request json(String body) {
        return with(Map.of("DD-API-KEY", List.of(KEY)), Body.of(body));
    }

    static Request with(Map<String, List<String>> headers, Body body) {
        Parameters none = new Parameters(Map.of());
        return new Request(7, ManualClock.START, "POST", "/", none, none, new Headers(headers), body);
    }
}
