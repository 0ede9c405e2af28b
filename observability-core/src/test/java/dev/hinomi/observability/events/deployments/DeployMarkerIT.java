package dev.hinomi.observability.events.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.faults.Fault;
import dev.hinomi.sandbox.faults.FaultAction;
import dev.hinomi.sandbox.faults.FaultTarget;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeployMarkerIT {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private final Sandbox sandbox = Sandbox.startOnFreePorts();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "DD_SERVICE", "career-api",
            "DD_ENV", "prod",
            "DD_VERSION", "1.4.2",
            "DD_API_KEY", KEY,
            "HINOMI_DEPLOY_BY", "u-1042",
            "HINOMI_DATADOG_URL", sandbox.uri().toString()));

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void marksWhatThePipelineSays() {
        assertThat(mark()).isZero();

        assertThat(sandbox.events().all()).singleElement().satisfies(event -> {
            assertThat(event.title()).isEqualTo("career-api 1.4.2 deployed to prod");
            assertThat(event.text()).isEqualTo("version 1.4.2\nby u-1042");
            assertThat(event.tags()).contains("service:career-api", "env:prod", "version:1.4.2");
        });
        assertThat(sandbox.problems().all()).isEmpty();
    }

    @Test
    void saysEverythingThatIsMissing() {
        environment.keySet().removeAll(List.of("DD_SERVICE", "DD_VERSION", "DD_API_KEY"));

        assertThat(mark()).isEqualTo(2);

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("DD_SERVICE", "DD_VERSION", "DD_API_KEY");
    }

    @Test
    void failsWhenTheEventIsRefusedForGoodAndNeverShowsTheKey() {
        sandbox.faults()
                .add(Fault.of(FaultTarget.EVENTS, new FaultAction.Status(403, null))
                        .times(50));

        assertThat(mark()).isEqualTo(1);

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("not marked").doesNotContain(KEY);
    }

    private int mark() {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new DeployMarker(environment::get, InstantSource.system(), out).mark();
    }
}
