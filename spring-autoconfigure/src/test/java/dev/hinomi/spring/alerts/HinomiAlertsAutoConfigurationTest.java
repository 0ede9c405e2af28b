package dev.hinomi.spring.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.Alerts;
import dev.hinomi.alerts.fleet.DatadogQuerySource;
import dev.hinomi.alerts.logs.LogCounts;
import dev.hinomi.alerts.metrics.AlertMeterRegistry;
import dev.hinomi.alerts.notify.DigestNotifier;
import dev.hinomi.alerts.notify.Notifier;
import dev.hinomi.alerts.notify.Outcome;
import dev.hinomi.alerts.series.FleetSource;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleProblem;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.spring.events.HinomiEventsAutoConfiguration;
import dev.hinomi.spring.runtime.HinomiRuntime;
import dev.hinomi.spring.traces.HinomiTracesAutoConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class HinomiAlertsAutoConfigurationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(HinomiAlertsAutoConfiguration.class, HinomiTracesAutoConfiguration.class))
            .withPropertyValues("hinomi.alerts.rules=classpath:rules/failures.yml");

    @Test
    void withoutATokenPeopleAreToldThroughTheLog() {
        runner.run(context -> assertThat(context).getBean(Notifier.class).isNotInstanceOf(DigestNotifier.class));
    }

    @Test
    void withATokenPeopleAreToldInSlack() {
        runner.withPropertyValues("hinomi.slack.token=xoxb-test", "hinomi.slack.api-url=http://127.0.0.1:9/api")
                .run(context -> assertThat(context).getBean(Notifier.class).isInstanceOf(DigestNotifier.class));
    }

    @Test
    void withAnAppTokenTooWhatPeoplePressIsHeardAsLongAsTheApplicationRuns() {
        try (Sandbox sandbox = Sandbox.startOnFreePorts()) {
            runner.withPropertyValues(
                            "hinomi.slack.token=xoxb-test",
                            "hinomi.slack.app-token=xapp-test",
                            "hinomi.slack.api-url=" + sandbox.slackApiUrl())
                    .run(context -> assertThat(sandbox.slackSockets().await(1, PATIENCE))
                            .isTrue());
            assertThat(sandbox.slackSockets().await(0, PATIENCE)).isTrue();
        }
    }

    @Test
    void anotherKindOfTokenIsNoReasonNotToStart() {
        runner.withPropertyValues("hinomi.slack.token=xoxb-test", "hinomi.slack.app-token=xoxb-other")
                .run(context -> {
                    HinomiRuntime runtime = HinomiRuntime.of(context.getEnvironment());
                    assertThat(context).hasNotFailed();
                    assertThat(runtime.slackAppToken()).isEmpty();
                    assertThat(runtime.problems())
                            .singleElement()
                            .asString()
                            .startsWith("hinomi.slack.app-token = ****: is no app-level token")
                            .doesNotContain("other");
                });
    }

    @Test
    void withAWebhookAlonePeopleAreToldByIt() {
        runner.withPropertyValues("hinomi.slack.webhook-url=https://hooks.slack.com/services/T1/B1/secret")
                .run(context -> assertThat(context).getBean(Notifier.class).isInstanceOf(DigestNotifier.class));
    }

    @Test
    void whatIsNoWebhookIsNoReasonNotToStartAndIsNotShown() {
        runner.withPropertyValues("hinomi.slack.webhook-url=https://example.com/verysecret")
                .run(context -> {
                    HinomiRuntime runtime = HinomiRuntime.of(context.getEnvironment());
                    assertThat(context).hasNotFailed();
                    assertThat(runtime.slackWebhook()).isEmpty();
                    assertThat(runtime.problems())
                            .singleElement()
                            .asString()
                            .startsWith(
                                    "hinomi.slack.webhook-url = ****: is no incoming webhook, so nothing is sent to it: "
                                            + "its host is example.com, and Slack's is hooks.slack.com")
                            .doesNotContain("verysecret");
                });
    }

    @Test
    void aNotifierOfTheApplicationWins() {
        Notifier own = notification -> new Outcome.Rejected("not today");
        runner.withBean(Notifier.class, () -> own)
                .run(context -> assertThat(context).getBean(Notifier.class).isSameAs(own));
    }

    @Test
    void canBeDisabled() {
        runner.withPropertyValues("hinomi.alerts.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(Alerts.class));
    }

    @Test
    void keepsTotalsOfItsOwnOnlyWhereNoSimpleRegistryHasThem() {
        runner.run(context -> assertThat(context).hasSingleBean(AlertMeterRegistry.class));
        runner.withBean(SimpleMeterRegistry.class)
                .run(context -> assertThat(context).doesNotHaveBean(AlertMeterRegistry.class));
    }

    @Test
    void keepsNoTotalsWithoutARuleFile() {
        runner.withPropertyValues("hinomi.alerts.rules=classpath:rules/absent.yml")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Alerts.class)
                        .doesNotHaveBean(AlertMeterRegistry.class));
    }

    @Test
    void asksDatadogOnlyWhereThereAreBothKeys() {
        runner.withPropertyValues("hinomi.datadog.api-key=key", "hinomi.datadog.url=http://127.0.0.1:9")
                .run(context -> assertThat(context).doesNotHaveBean(FleetSource.class));
        runner.withPropertyValues(
                        "hinomi.datadog.api-key=key",
                        "hinomi.datadog.application-key=another",
                        "hinomi.datadog.url=http://127.0.0.1:9")
                .run(context -> assertThat(context).hasSingleBean(DatadogQuerySource.class));
    }

    @Test
    void withoutAnApplicationKeyARuleOverTheFleetIsAProblemAndNotWatched() {
        runner.withPropertyValues("hinomi.alerts.rules=classpath:rules/fleet.yml")
                .run(context -> {
                    LoadedRules rules = context.getBean(Alerts.class).rules();
                    assertThat(rules.rules()).isEmpty();
                    assertThat(rules.datadogOnly()).hasSize(1);
                    assertThat(rules.problems())
                            .singleElement()
                            .hasToString(
                                    "warning: rules.slow.evaluate (fleet.yml:5:15): Datadog is not asked: that takes an API key"
                                            + " and an application key. Set DD_API_KEY and DD_APP_KEY, or write evaluate: datadog;"
                                            + " nothing watches it here");
                });
    }

    @Test
    void aTargetThatCannotBeToldAsItWantsIsAWarningAtItsPlace() {
        runner.withPropertyValues("hinomi.alerts.rules=classpath:rules/destinations.yml")
                .run(context -> assertThat(context.getBean(Alerts.class).rules().problems())
                        .map(RuleProblem::toString)
                        .containsExactly(
                                "warning: notify.audit.webhook (destinations.yml:8:5): there is no secret to sign with."
                                        + " Set hinomi.alerts.webhook-secret",
                                "warning: notify.stream.datadog (destinations.yml:10:5): no events are sent to Datadog."
                                        + " Set DD_API_KEY, and do not set hinomi.events.enabled to false"));
    }

    @Test
    void withASecretAndAnApiKeyAllTargetsCanBeTold() {
        runner.withConfiguration(AutoConfigurations.of(HinomiEventsAutoConfiguration.class))
                .withPropertyValues(
                        "hinomi.alerts.rules=classpath:rules/destinations.yml",
                        "hinomi.alerts.webhook-secret=0123456789abcdef",
                        "hinomi.datadog.api-key=key",
                        "hinomi.datadog.url=http://127.0.0.1:9",
                        "hinomi.events.deployments=false")
                .run(context -> assertThat(context.getBean(Alerts.class).rules().problems())
                        .isEmpty());
    }

    @Test
    void anErrorThatIsLoggedIsCounted() {
        runner.withPropertyValues("hinomi.alerts.rules=classpath:rules/logs.yml")
                .run(context -> {
                    LoggerFactory.getLogger("com.example.Ledger").error("The ledger does not balance");
                    assertThat(context.getBean(LogCounts.class).sample(Set.of("logs(\"status:error ledger\")")))
                            .extracting(Sample::value)
                            .containsExactly(1.0);
                });
    }
}
