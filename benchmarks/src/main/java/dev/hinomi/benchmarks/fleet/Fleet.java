package dev.hinomi.benchmarks.fleet;

import dev.hinomi.benchmarks.process.JavaProcess;
import dev.hinomi.benchmarks.run.Folders;
import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.store.SlackChannel;
import dev.hinomi.sandbox.store.SlackMessage;
import dev.hinomi.sandbox.store.SlackWorkspace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Processes that share a PostgreSQL and a Slack. For one thread. */
final class Fleet implements AutoCloseable {

    private static final Pattern RULE = Pattern.compile("\"rule\":\"([^\"]+)\"");
    private static final Pattern STORM = Pattern.compile("(\\d+) alerts at once");
    private static final List<String> SMALL = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final EmbeddedPostgres postgres;
    private final Sandbox sandbox;
    private final Path folder = Folders.temporary("fleet");
    private final Instant start = Instant.now();
    private final long began = System.nanoTime();
    private final Map<String, JavaProcess> processes = new HashMap<>();
    private final String kind;
    private final String address;
    private Path rules = folder;
    private int percent;

    private Fleet(EmbeddedPostgres postgres, Sandbox sandbox, String kind, String address) {
        this.postgres = postgres;
        this.sandbox = sandbox;
        this.kind = kind;
        this.address = address;
    }

    /** Told in a Slack with so many channels. */
    static Fleet inSlack(int channels) throws IOException {
        SlackWorkspace standard = SlackWorkspace.standard();
        List<SlackChannel> all = new ArrayList<>(standard.channels());
        for (int channel = 0; channel < channels; channel++) {
            all.add(SlackChannel.of(String.format(Locale.ROOT, "C0%08d", channel), "c" + channel));
        }
        Sandbox sandbox = Sandbox.start(SandboxOptions.defaults()
                .withPorts(0, 0)
                .withWorkspace(new SlackWorkspace(all, standard.users(), standard.groups())));
        return new Fleet(EmbeddedPostgres.start(), sandbox, "slack", sandbox.slackApiUrl());
    }

    /** Told at a webhook. */
    static Fleet atWebhook(String address) throws IOException {
        return new Fleet(
                EmbeddedPostgres.start(),
                Sandbox.start(SandboxOptions.defaults().withPorts(0, 0)),
                "webhook",
                address);
    }

    Fleet follows(Rulebook rulebook, int targets) throws IOException {
        rules = rulebook.write(folder, targets);
        return this;
    }

    /** Every process ends at so many of a hundred messages. */
    Fleet dyingAt(int percentOfMessages) {
        percent = percentOfMessages;
        return this;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    void begin(String name) throws IOException {
        JavaProcess process = JavaProcess.start(
                FleetProcess.class,
                SMALL,
                name,
                postgres.getJdbcUrl("postgres", "postgres"),
                rules,
                start.toEpochMilli(),
                kind,
                address,
                percent);
        processes.put(name, process);
    }

    void end(String name) {
        process(name).close();
    }

    void kill(String name) throws InterruptedException {
        process(name).kill();
    }

    private JavaProcess process(String name) {
        JavaProcess process = processes.remove(name);
        if (process == null) {
            throw new IllegalArgumentException("There is no process " + name + ".");
        }
        return process;
    }

    /** Begins anew whichever has died; how many those were. */
    int keepAlive() throws IOException {
        int died = 0;
        for (String name : List.copyOf(processes.keySet())) {
            if (!Objects.requireNonNull(processes.get(name)).isAlive()) {
                died++;
                begin(name);
            }
        }
        return died;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Waits until this moment of the run, or until that is so. */
    void awaitUntil(Duration moment, BooleanSupplier enough) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        while (elapsed().compareTo(moment) < 0 && !enough.getAsBoolean()) {
            never.await(200, TimeUnit.MILLISECONDS);
        }
    }

    /** How often another process began to tell people, because the one before was killed or was too slow to say that it lives. */
    long handOvers() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT fence FROM hinomi_lease WHERE name = 'fleet'")) {
            return row.next() ? row.getLong(1) - 1 : 0;
        }
    }

    /** What people read in the channels, without what stands in threads alone. */
    List<SlackMessage> messages() {
        return sandbox.slack().all().stream()
                .filter(message -> !message.reply() || message.broadcast())
                .toList();
    }

    /** How many messages tell of each rule on its own, without calls that follow in their threads. */
    Map<String, Integer> byRule() {
        Map<String, Integer> counted = new HashMap<>();
        messages().stream()
                .filter(message -> !message.reply())
                .flatMap(message -> rule(message))
                .forEach(rule -> counted.merge(rule, 1, Integer::sum));
        return counted;
    }

    /** How many messages there are beyond one of each rule. */
    static int repeated(Map<String, Integer> byRule) {
        return byRule.values().stream().mapToInt(count -> count - 1).sum();
    }

    /** How many calls in threads each rule has, where its message could call nobody. */
    Map<String, Integer> calledLater() {
        Map<String, Integer> counted = new HashMap<>();
        messages().stream()
                .filter(SlackMessage::reply)
                .flatMap(message -> rule(message))
                .forEach(rule -> counted.merge(rule, 1, Integer::sum));
        return counted;
    }

    static Stream<String> rule(SlackMessage message) {
        Matcher matcher = RULE.matcher(message.posted().metadata());
        return matcher.find() ? Stream.of(matcher.group(1)) : Stream.empty();
    }

    /** How many incidents are told together with others, without calls that follow in the threads of storms. */
    int folded() {
        return messages().stream()
                .filter(message -> !message.reply())
                .map(message -> STORM.matcher(message.text()))
                .filter(Matcher::find)
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .sum();
    }

    long answered(int status) {
        return sandbox.requests().all().stream()
                .filter(exchange -> exchange.status() == status)
                .count();
    }

    @Override
    public void close() throws IOException {
        for (JavaProcess process : processes.values()) {
            try {
                process.kill();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        sandbox.close();
        postgres.close();
        Folders.delete(folder);
    }
}
