package dev.hinomi.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hinomi.alerts.engine.AlertListener;
import dev.hinomi.alerts.metrics.AlertMeterRegistry;
import dev.hinomi.alerts.metrics.MicrometerMeasurementSource;
import dev.hinomi.alerts.slack.SlackConnection;
import dev.hinomi.alerts.slack.SlackNotifier;
import dev.hinomi.alerts.spec.LoadedRules;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.state.Alert;
import dev.hinomi.alerts.state.Overlay;
import dev.hinomi.alerts.state.Telling;
import dev.hinomi.alerts.store.jdbc.JdbcDatabase;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.slack.SlackPeople;
import dev.hinomi.sandbox.store.SlackMessage;
import io.micrometer.core.instrument.Clock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Instances of one application that share a PostgreSQL and a Slack. */
class SharingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ServiceIdentity IDENTITY =
            ServiceIdentity.builder("career-api").env("prod").build();
    private static final LoadedRules RULES = RuleFile.read("rules.yml", """
            service: career-api
            rules:
              - id: api-error-rate
                title: API error rate
                query: sum(last_1m):sum:requests{outcome:server_error}.as_count() / sum:requests{service:career-api}.as_count()
                critical: "> 5%"
                notify: oncall
            notify:
              oncall:
                slack: "#career-alerts"
                mention: { critical: [ "@career-oncall" ] }
            """);

    private static EmbeddedPostgres server;
    private static int applications;

    private final Sandbox sandbox = Sandbox.startOnFreePorts();
    private final String app = "app-" + applications++;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void startDatabase() throws Exception {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        server.close();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        sandbox.close();
    }

    /** An instance with meters of its own. */
    private final class Instance {
        private final AlertMeterRegistry registry = new AlertMeterRegistry(RULES.rules(), Clock.SYSTEM);
        private final BlockingQueue<String> withheld = new LinkedBlockingQueue<>();
        private final Alerts alerts;

        Instance(String name) {
            HikariDataSource pool = new HikariDataSource();
            pool.setDataSource(server.getPostgresDatabase());
            pool.setMaximumPoolSize(3);
            SlackConnection connection = SlackConnection.of(Secret.of("xoxb-test-0123456789"))
                    .at(URI.create(sandbox.slackApiUrl()))
                    .listening(Secret.of("xapp-test-0123456789"));
            alerts = Alerts.builder(RULES, new MicrometerMeasurementSource(registry, IDENTITY))
                    .notifier(new SlackNotifier(connection, IDENTITY, InstantSource.system()))
                    .sharing(JdbcDatabase.of(pool, app), name)
                    .listener(new Withheld(withheld))
                    .step(Duration.ofSeconds(1))
                    .build();
            open.add(alerts);
            open.add(pool);
            alerts.start();
            alerts.evaluateNow(PATIENCE);
        }

        void requests(int failed, int successful) {
            registry.counter("requests", "outcome", "SERVER_ERROR").increment(failed);
            registry.counter("requests", "outcome", "SUCCESS").increment(successful);
        }
    }

    /** Writes down of what nobody is told, and why. */
    private record Withheld(BlockingQueue<String> all) implements AlertListener {
        @Override
        public void attended(Alert alert, Telling telling) {
            if (telling instanceof Telling.Withheld kept) {
                all.add(kept.because().map(Overlay::words).orElse(""));
            }
        }
    }

    @Test
    void aSilenceThatAnyInstanceHearsOutlivesAllOfThem() throws InterruptedException {
        Instance one = new Instance("i-1");
        Instance two = new Instance("i-2");
        two.requests(10, 90);
        SlackMessage fired = sandbox.slack()
                .await(message -> message.text().contains("CRITICAL"), 1, PATIENCE)
                .get(0);
        assertThat(sandbox.slackSockets().await(2, PATIENCE)).isTrue();
        String incident = fired.current().metadata().replaceAll(".*\"incident\":\"([^\"]+)\".*", "$1");
        assertThat(sandbox.people()
                        .choose(
                                new SlackPeople.Doing("U0LEAD0001", fired.channel(), fired.ts()),
                                "hinomi_silence",
                                "en|" + incident + "|1h"))
                .isEqualTo(SlackPeople.Pressed.ACKNOWLEDGED);
        sandbox.slack()
                .await(
                        message -> message.reply() && message.text().contains("Silenced by career-lead until"),
                        1,
                        PATIENCE);
        one.alerts.close();
        two.alerts.close();
        Instance three = new Instance("i-3");
        three.requests(10, 90);
        assertThat(three.withheld.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .startsWith("the silence asked-for covers it: asked for by career-lead (U0LEAD0001) until ");
        assertThat(roots()).isEqualTo(1);
    }

    private long roots() {
        return sandbox.slack().newest(100, message -> !message.reply()).size();
    }

    @Test
    void whatTwoInstancesSeeIsOneMessageThatNamesBoth() {
        Instance one = new Instance("i-1");
        Instance two = new Instance("i-2");
        one.requests(10, 90);
        two.requests(10, 90);
        sandbox.slack().await(message -> message.current().blocks().toString().contains("i-1, i-2"), 1, PATIENCE);
        assertThat(one.alerts.isLeading()).isNotEqualTo(two.alerts.isLeading());
        assertThat(roots()).isEqualTo(1);
    }

    @Test
    void theInstanceThatIsLeftTellsTheEnd() {
        Instance one = new Instance("i-1");
        Instance two = new Instance("i-2");
        two.requests(10, 90);
        sandbox.slack().await(message -> message.text().contains("CRITICAL"), 1, PATIENCE);
        one.alerts.close();
        two.requests(0, 10_000);
        sandbox.slack().await(message -> message.text().contains("RESOLVED"), 1, PATIENCE);
        assertThat(two.alerts.isLeading()).isTrue();
        assertThat(roots()).isEqualTo(1);
    }
}
