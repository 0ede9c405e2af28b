package dev.hinomi.benchmarks.fleet;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import com.zaxxer.hikari.HikariDataSource;
import dev.hinomi.alerts.Alerts;
import dev.hinomi.alerts.notify.Destination;
import dev.hinomi.alerts.notify.Notifier;
import dev.hinomi.alerts.slack.SlackConnection;
import dev.hinomi.alerts.slack.SlackNotifier;
import dev.hinomi.alerts.spec.RuleFile;
import dev.hinomi.alerts.store.jdbc.JdbcDatabase;
import dev.hinomi.alerts.webhook.WebhookNotifier;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.masking.Masking;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of a service: evaluates the rules of a file and shares its alerts, until its standard input ends or it is killed. */
final class FleetProcess {

    private static final ServiceIdentity IDENTITY =
            ServiceIdentity.builder("career-api").env("prod").version("1.4.2").build();
    private static final Duration STEP = Duration.ofSeconds(1);

    private FleetProcess() {}

    /**
     * Runs one instance.
     *
     * @param arguments its name, the database, the rule file, when the run began in milliseconds since 1970, how it tells people ({@code
     *     slack} or {@code webhook}) and where, and at how many of a hundred messages it ends
     */
    public static void main(String[] arguments) throws IOException {
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger(Logger.ROOT_LOGGER_NAME)
                .setLevel(Level.OFF);
        String name = arguments[0];
        Path file = Path.of(arguments[2]);
        int percent = Integer.parseInt(arguments[6]);
        Mortal mortal = new Mortal(percent, System.nanoTime());
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(arguments[1]);
            pool.setMaximumPoolSize(2);
            pool.setConnectionTimeout(2_000);
            Alerts alerts = Alerts.builder(
                            RuleFile.read(file.toString(), Files.readString(file)),
                            new Script(Instant.ofEpochMilli(Long.parseLong(arguments[3])), InstantSource.system()))
                    .notifier(mortal.notifier(destination(arguments[4], URI.create(arguments[5]))))
                    .sharing(JdbcDatabase.of(pool, "prod/career-api"), name)
                    .step(STEP)
                    .build();
            alerts.start();
            System.out.println(name + " is up");
            while (System.in.read() >= 0) {
                // Until its end.
            }
            alerts.close();
        }
    }

    private static Notifier destination(String kind, URI address) {
        InstantSource clock = InstantSource.system();
        return kind.equals("slack")
                ? new SlackNotifier(
                        SlackConnection.of(Secret.of("xoxb-0123456789")).at(address), IDENTITY, clock)
                : WebhookNotifier.to(
                        new Destination.Webhook(address),
                        new WebhookNotifier.Contents(
                                IDENTITY, Masking.defaults().masker(), Secret.of("a-secret-of-both-sides")),
                        clock);
    }
}
