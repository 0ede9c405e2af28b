package dev.hinomi.spring.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.Alerts;
import dev.hinomi.observability.metrics.HinomiMeterRegistry;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.spring.logs.ShippedLogs;
import io.micrometer.core.instrument.MeterRegistry;
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
}
