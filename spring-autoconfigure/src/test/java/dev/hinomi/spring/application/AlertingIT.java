package dev.hinomi.spring.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.SlackMention;
import dev.hinomi.sandbox.store.SlackMessage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
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
}
