package dev.hinomi.spring.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.hinomi.alerts.logs.EventCounts;
import dev.hinomi.alerts.series.Sample;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.store.SlackMention;
import dev.hinomi.sandbox.store.SlackMessage;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

    private ConfigurableApplicationContext failingJob(String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "hinomi.alerts.step=1s",
                "hinomi.slack.api-url=" + sandbox.slackApiUrl(),
                "hinomi.datadog.api-key=" + TestApplication.API_KEY,
                "hinomi.datadog.url=" + sandbox.uri()));
        all.addAll(List.of(properties));
        ConfigurableApplicationContext application = TestApplication.start(all.toArray(String[]::new));
        application.getBean(MeterRegistry.class).counter("jobs.failed").increment();
        return application;
    }

    @Test
    void aRuleIsToldInItsTargetsLanguageItsOwnWordsAndWithItsDashboard() {
        try (ConfigurableApplicationContext application = failingJob(
                "hinomi.alerts.rules=classpath:rules/words.yml",
                "hinomi.slack.token=xoxb-sandbox",
                "hinomi.traces.pages-url=https://acme.datadoghq.com")) {
            SlackMessage message =
                    sandbox.slack().await(posted -> true, 1, SOON).get(0);
            assertThat(message.text()).endsWith("重大 Failed jobs of [email], 1");
            assertThat(message.versions().get(0).toString())
                    .contains("<https://acme.datadoghq.com/dashboard/abc-def-ghi?from_ts=", "|ダッシュボード>", "|ログ>");
            assertThat(application.isActive()).isTrue();
        }
    }

    @Test
    void aMessageShowsWhatLogLinesAreToShow() {
        try (ConfigurableApplicationContext application = failingJob(
                "hinomi.alerts.rules=classpath:rules/words.yml",
                "hinomi.slack.token=xoxb-sandbox",
                "hinomi.logs.unmasked-forms=email")) {
            assertThat(sandbox.slack().await(posted -> true, 1, SOON).get(0).text())
                    .contains("ada@example.com");
            assertThat(application.isActive()).isTrue();
        }
    }

    @Test
    void aTargetMayBeDatadogsEvents() {
        try (ConfigurableApplicationContext application = failingJob("hinomi.alerts.rules=classpath:rules/event.yml")) {
            sandbox.events().await(event -> event.title().startsWith("CRITICAL test-app: Failed jobs"), 1, SOON);
            assertThat(application.isActive()).isTrue();
        }
    }

    @Test
    void whatSlackRefusesIsAnEventInDatadog() {
        try (ConfigurableApplicationContext application =
                failingJob("hinomi.alerts.rules=classpath:rules/failures.yml", "hinomi.slack.token=no-token")) {
            assertThat(sandbox.events()
                            .await(event -> event.title().startsWith("CRITICAL test-app: Failed jobs"), 1, SOON)
                            .get(0)
                            .text())
                    .contains("Told here because #career-alerts cannot be reached: Slack answered invalid_auth");
            assertThat(application.isActive()).isTrue();
        }
    }

    @Test
    void whatSlackRefusesIsToldByAnIncomingWebhook() {
        try (ConfigurableApplicationContext application = failingJob(
                "hinomi.alerts.rules=classpath:rules/failures.yml",
                "hinomi.slack.token=no-token",
                "hinomi.slack.webhook-url=" + sandbox.slackWebhookUrl())) {
            SlackMessage told = sandbox.slack().await(posted -> true, 1, SOON).get(0);
            assertThat(told.webhook()).isTrue();
            assertThat(told.text()).contains("CRITICAL test-app: Failed jobs");
            assertThat(told.current().blocks()).contains("because Slack answered invalid_auth");
            assertThat(application.isActive()).isTrue();
        }
    }

    @Test
    void withoutATokenAnIncomingWebhookTellsAlone() {
        try (ConfigurableApplicationContext application = failingJob(
                "hinomi.alerts.rules=classpath:rules/failures.yml",
                "hinomi.slack.webhook-url=" + sandbox.slackWebhookUrl())) {
            SlackMessage told = sandbox.slack().await(posted -> true, 1, SOON).get(0);
            assertThat(told.webhook()).isTrue();
            assertThat(told.current().blocks()).contains("for #career-alerts, by an incoming webhook");
            assertThat(application.isActive()).isTrue();
        }
    }

    @Test
    void whatSlackRefusesIsPostedToAWebhook() throws IOException {
        BlockingQueue<String> posted = new LinkedBlockingQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            posted.add(exchange.getRequestHeaders().getFirst("X-Hinomi-Signature")
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try (ConfigurableApplicationContext application = failingJob(
                "hinomi.alerts.rules=classpath:rules/failures.yml",
                "hinomi.slack.token=no-token",
                "hinomi.alerts.webhook-secret=0123456789abcdef",
                "hinomi.alerts.elsewhere.webhook=http://127.0.0.1:"
                        + receiver.getAddress().getPort() + "/hook")) {
            assertThat(application.isActive()).isTrue();
            assertThat(received(posted))
                    .startsWith("v1=")
                    .contains("\"headline\":\"CRITICAL test-app: Failed jobs, 1 (threshold > 0)\"")
                    .contains("\"told_here_because\":\"Slack answered invalid_auth\"");
        } finally {
            receiver.stop(0);
        }
    }

    private static String received(BlockingQueue<String> posted) {
        try {
            String body = posted.poll(SOON.toSeconds(), TimeUnit.SECONDS);
            return body == null ? "nothing was posted" : body;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
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
