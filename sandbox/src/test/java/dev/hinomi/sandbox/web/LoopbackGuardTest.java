package dev.hinomi.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackGuardTest {

    private final LoopbackGuard guard = new LoopbackGuard(8127);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "127.0.0.1:8127,          CONSOLE, POST, -,                         -,           0",
                "localhost:8127,          CONSOLE, POST, http://localhost:8127,     same-origin, 0",
                "[::1]:8127,              INTAKE,  POST, -,                         -,           0",
                "LOCALHOST:8127,          CONSOLE, GET,  -,                         none,        0",
                "evil.example.com:8127,   CONSOLE, GET,  -,                         -,           421",
                "127.0.0.1:80,            INTAKE,  POST, -,                         -,           421",
                "127.0.0.1,               INTAKE,  POST, -,                         -,           421",
                "-,                       INTAKE,  POST, -,                         -,           421",
                "127.0.0.1:8127,          CONSOLE, POST, http://evil.example.com,   cross-site,  403",
                "127.0.0.1:8127,          CONSOLE, POST, -,                         cross-site,  403",
                "127.0.0.1:8127,          CONSOLE, POST, http://127.0.0.1:9999,     same-site,   403",
                "127.0.0.1:8127,          CONSOLE, DELETE, null,                    -,           403",
                "127.0.0.1:8127,          CONSOLE, GET,  http://evil.example.com,   cross-site,  0",
            })
    void onlyTheSandboxItselfAndProgramsPass(
            String host, Surface surface, String method, String origin, String site, int status) {
        Map<String, List<String>> headers = new HashMap<>();
        put(headers, "Host", host);
        put(headers, "Origin", origin);
        put(headers, "Sec-Fetch-Site", site);

        int refused = guard.refusal(surface, method, new Headers(headers))
                .map(Response::status)
                .orElse(0);

        assertThat(refused).isEqualTo(status);
    }

    private static void put(Map<String, List<String>> headers, String name, String value) {
        if (value != null) {
            headers.put(name, List.of(value));
        }
    }
}
