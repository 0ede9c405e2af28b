package dev.hinomi.spring.application;

import static org.assertj.core.api.Assertions.assertThat;

import datadog.trace.api.GlobalTracer;
import datadog.trace.api.Tracer;
import dev.hinomi.alerts.Alerts;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.spring.logs.ShippedLogs;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class SwitchedOffIT {

    @Test
    void withoutAKeyNothingLeavesAndOneLineSaysWhatIsOff(CapturedOutput output) {
        try (ConfigurableApplicationContext application = TestApplication.start()) {
            assertThat(ShippedLogs.shipping()).isEmpty();
            assertThat(application.getBeansOfType(HinomiMeterRegistry.class)).isEmpty();
            assertThat(output.getOut().lines().filter(line -> line.contains("Hinomi")))
                    .singleElement()
                    .asString()
                    .contains("Hinomi watches service:test-app")
                    .contains("logs off (no DD_API_KEY)")
                    .contains("metrics off (no DD_API_KEY)")
                    .contains("traces off (no dd-java-agent)")
                    .contains("alerts off (no rules in classpath:hinomi/rules.yml)");
            assertThat(output.getOut()).doesNotContain("WARN");
        }
    }

    @Test
    void withoutAKeyTheApplicationsOwnRegistryStillCounts() {
        try (ConfigurableApplicationContext application = TestApplication.start()) {
            MeterRegistry registry = application.getBean(MeterRegistry.class);
            registry.counter("jobs.done").increment(2);

            assertThat(registry.counter("jobs.done").count()).isEqualTo(2);
        }
    }

    @Test
    void oneSwitchTurnsEverythingOff(CapturedOutput output) {
        try (Sandbox sandbox = Sandbox.startOnFreePorts();
                ConfigurableApplicationContext application = TestApplication.start(
                        "hinomi.enabled=false",
                        "hinomi.datadog.url=" + sandbox.uri(),
                        "hinomi.datadog.api-key=" + TestApplication.API_KEY)) {
            assertThat(application.getBeansOfType(HinomiMeterRegistry.class)).isEmpty();
            assertThat(application.getBeansOfType(Alerts.class)).isEmpty();
            assertThat(ShippedLogs.shipping()).isEmpty();
            assertThat(sandbox.count(Counter.REQUESTS)).isZero();
            assertThat(output).contains("Hinomi is off (hinomi.enabled=false)");
        }
    }

    @Test
    void whereTheAgentCollectsLogsOursStepAside(CapturedOutput output) {
        Tracer none = GlobalTracer.get();
        GlobalTracer.forceRegister(attachedTracer());
        try (ConfigurableApplicationContext application = TestApplication.start(
                "hinomi.datadog.api-key=" + TestApplication.API_KEY,
                "hinomi.datadog.url=http://127.0.0.1:9",
                "hinomi.metrics.enabled=false",
                "dd.app.logs.collection.enabled=true")) {
            assertThat(ShippedLogs.shipping()).isEmpty();
            assertThat(output).contains("logs off (dd-java-agent collects them: DD_APP_LOGS_COLLECTION_ENABLED)");
        } finally {
            GlobalTracer.forceRegister(none);
        }
    }

    /** What the agent's tracer looks like from here: not dd-trace-api's own. */
    private static Tracer attachedTracer() {
        return (Tracer) Proxy.newProxyInstance(
                Tracer.class.getClassLoader(),
                new Class<?>[] {Tracer.class},
                (proxy, method, arguments) -> method.getReturnType() == String.class ? "0" : null);
    }
}
