package dev.hinomi.spring.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.logs.EventCounts;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.SlackMention;
import dev.hinomi.sandbox.store.SlackMessage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class AlertingIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Sandbox sandbox = Sandbox.startOnFreePorts();

    @AfterEach
    void endAsAJvmDoes() {
        LogbackEvents.stopLogging();
        sandbox.close();
    }

    private ConfigurableApplicationContext start() {
        return TestApplication.start(
                "hinomi.alerts.rules=classpath:rules/failures.yml",
                "hinomi.alerts.step=1s",
                "hinomi.slack.token=xoxb-sandbox",
                "hinomi.slack.api-url=" + sandbox.slackApiUrl());
    }

    @Test
    void aCriticalCountCallsThePeopleOnDutyByName() {
        try (ConfigurableApplicationContext application = start()) {
            application.getBean(MeterRegistry.class).counter("jobs.failed").increment();

            SlackMessage message =
                    sandbox.slack().await(posted -> true, 1, SOON).get(0);

            assertThat(message.text()).contains("CRITICAL").contains("Failed jobs");
            assertThat(message.pings()).extracting(SlackMention::name).contains("@career-oncall");
        }
    }

    @Test
    void whatHappensRightBeforeTheEndIsStillTold() {
        ConfigurableApplicationContext application = TestApplication.start(
                "hinomi.alerts.rules=classpath:rules/failures.yml",
                "hinomi.alerts.step=1h",
                "hinomi.slack.token=xoxb-sandbox",
                "hinomi.slack.api-url=" + sandbox.slackApiUrl());
        application.getBean(MeterRegistry.class).counter("jobs.failed").increment();

        application.close();

        assertThat(sandbox.slack().await(posted -> true, 1, SOON)).hasSize(1);
    }

    @Test
    void aDeploymentThatIsMarkedIsToldByARuleOverEvents() {
        try (ConfigurableApplicationContext application = TestApplication.start(
                "hinomi.alerts.rules=classpath:rules/events.yml",
                "hinomi.alerts.step=1h",
                "hinomi.version=1.4.2",
                "hinomi.datadog.api-key=" + TestApplication.API_KEY,
                "hinomi.datadog.url=" + sandbox.uri(),
                "hinomi.slack.token=xoxb-sandbox",
                "hinomi.slack.api-url=" + sandbox.slackApiUrl())) {
            assertThat(sandbox.slack().await(posted -> true, 1, SOON).get(0).text())
                    .contains("WARNING")
                    .contains("A deployment of test-app, 1 (threshold &gt; 0)");
            assertThat(application.getBean(EventCounts.class).sample(Set.of("events(\"deployment:*\")")))
                    .extracting(Sample::value)
                    .containsExactly(1.0);
        }
    }

    @Test
    void whereNoEventsAreShippedARuleOverThemHasNoData() {
        try (ConfigurableApplicationContext application =
                TestApplication.start("hinomi.alerts.rules=classpath:rules/events.yml", "hinomi.version=1.4.2")) {
            assertThat(application.getBeanProvider(EventCounts.class).stream()).isEmpty();
        }
    }
}
