package dev.hinomi.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    private final Routes routes = new Routes()
            .page("/logs", request -> Response.text(200, "list"))
            .page("/logs/{id}", request -> Response.text(200, request.variable("id")))
            .add(Surface.INTAKE, "POST", "/proxy/**", request -> Response.text(202, "rest"));

    @ParameterizedTest
    @CsvSource({
        "GET, /logs, true",
        "HEAD, /logs, true",
        "POST, /logs, false",
        "GET, /logs/7, true",
        "GET, /logs/7/x, false",
        "POST, /proxy/a/b, true",
        "GET, /, false"
    })
    void pathsAndMethodsAreMatched(String method, String path, boolean found) {
        assertThat(routes.find(method, path).isPresent()).isEqualTo(found);
    }
}
