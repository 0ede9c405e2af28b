package dev.hinomi.sandbox;

import dev.hinomi.sandbox.agent.TraceAgent;
import dev.hinomi.sandbox.console.Console;
import dev.hinomi.sandbox.control.Controls;
import dev.hinomi.sandbox.faults.Faults;
import dev.hinomi.sandbox.gate.FaultGate;
import dev.hinomi.sandbox.intake.ApiKeys;
import dev.hinomi.sandbox.intake.DatadogIntakes;
import dev.hinomi.sandbox.oncall.OnCallApi;
import dev.hinomi.sandbox.oncall.OnCallSchedules;
import dev.hinomi.sandbox.query.QueryApi;
import dev.hinomi.sandbox.slack.SlackApi;
import dev.hinomi.sandbox.slack.SlackPeople;
import dev.hinomi.sandbox.slack.socket.SocketServer;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.EventEntry;
import dev.hinomi.sandbox.store.Exchange;
import dev.hinomi.sandbox.store.LogEntry;
import dev.hinomi.sandbox.store.Metrics;
import dev.hinomi.sandbox.store.Problem;
import dev.hinomi.sandbox.store.SlackMessages;
import dev.hinomi.sandbox.store.Stats;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.store.Traces;
import dev.hinomi.sandbox.store.View;
import dev.hinomi.sandbox.web.Journal;
import dev.hinomi.sandbox.web.Routes;
import dev.hinomi.sandbox.web.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A stand-in for Datadog's intakes and APIs and for Slack's Web API on 127.0.0.1, with a web console and scripted faults.
 * Nothing it receives leaves the machine. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {

    private final Store store;
    private final OnCallSchedules onCall = new OnCallSchedules();
    private final Faults faults;
    private final DatadogIntakes intakes;
    private final SocketServer sockets;
    private final SlackPeople people;
    private final Endpoint everything;
    private final Endpoint agent;

    private record Endpoint(FaultGate gate, WebServer server) implements AutoCloseable {
        @Override
        public void close() {
            gate.close();
            server.close();
        }
    }

    private Sandbox(SandboxOptions options) throws IOException {
        this.store = new Store(options.bounds());
        this.faults = new Faults(options.clock(), store.changes()::signal);
        ApiKeys keys = new ApiKeys(options.apiKey());
        this.intakes = new DatadogIntakes(store, keys);
        Journal journal = new Journal(store, options.clock());
        Routes routes = new Routes();
        intakes.mount(routes);
        new QueryApi(store.metrics(), keys::refusal).mount(routes);
        new OnCallApi(onCall, keys::refusal).mount(routes);
        this.sockets = SocketServer.start(store.changes());
        this.people = new SlackPeople(store, options.workspace(), sockets, options.clock());
        new SlackApi(store, options.workspace(), options.slackRateLimit(), sockets).mount(routes);
        new Controls(store, faults, this::clear).mount(routes);
        new Console(store, options.workspace(), people, faults, ZoneId.systemDefault()).mount(routes);
        Optional<Endpoint> first = Optional.empty();
        try {
            first = Optional.of(open(options.port(), false, routes, options, journal));
            this.everything = first.get();
            this.agent = open(options.agentPort(), true, agentRoutes(), options, journal);
        } catch (IOException e) {
            sockets.close();
            first.ifPresent(Endpoint::close);
            throw e;
        }
    }

    /**
     * Starts a sandbox.
     *
     * @param options how it runs
     * @return the running sandbox
     * @throws UncheckedIOException when a port is taken; the message names it
     */
    public static Sandbox start(SandboxOptions options) {
        try {
            return new Sandbox(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * Starts a sandbox for a test, on ports that are free.
     *
     * @return the running sandbox
     */
    public static Sandbox startOnFreePorts() {
        return start(SandboxOptions.defaults().withPorts(0, 0));
    }

    private Routes agentRoutes() {
        Routes routes = new Routes();
        new TraceAgent(store).mount(routes);
        return routes;
    }

    private Endpoint open(int port, boolean forAgent, Routes routes, SandboxOptions options, Journal journal)
            throws IOException {
        FaultGate gate = FaultGate.listen(port);
        try {
            WebServer server = WebServer.start(gate.port(), routes, journal, options.clock());
            gate.serve(forAgent, server.port(), faults, journal::recordFaulted);
            return new Endpoint(gate, server);
        } catch (IOException e) {
            gate.close();
            throw e;
        }
    }

    /**
     * Where Datadog's intakes and APIs, Slack and the console are.
     *
     * @return for instance {@code http://127.0.0.1:8127}
     */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + everything.gate().port());
    }

    /**
     * Where the trace agent is: what {@code DD_TRACE_AGENT_URL} must say.
     *
     * @return for instance {@code http://127.0.0.1:8126}
     */
    public URI agentUri() {
        return URI.create("http://127.0.0.1:" + agent.gate().port());
    }

    /**
     * The prefix of Slack's Web API methods.
     *
     * @return for instance {@code http://127.0.0.1:8127/api/}
     */
    public String slackApiUrl() {
        return uri() + "/api/";
    }

    /**
     * An incoming webhook of Slack, which posts into the first channel.
     *
     * @return for instance {@code http://127.0.0.1:8127/services/T0SANDBOX1/B0HINOMI01/sandbox}
     */
    public String slackWebhookUrl() {
        return uri() + "/services/T0SANDBOX1/B0HINOMI01/sandbox";
    }

    /**
     * The log entries received.
     *
     * @return a live view
     */
    public View<LogEntry> logs() {
        return store.logs();
    }

    /**
     * The series received.
     *
     * @return a live view
     */
    public Metrics series() {
        return store.metrics();
    }

    /**
     * The traces received.
     *
     * @return a live view
     */
    public Traces traces() {
        return store.traces();
    }

    /**
     * The Slack messages posted.
     *
     * @return a live view
     */
    public SlackMessages slack() {
        return store.slack();
    }

    /**
     * What people do in Slack.
     *
     * @return who can press and react
     */
    public SlackPeople people() {
        return people;
    }

    /**
     * The connections of Slack's Socket Mode.
     *
     * @return where apps listen
     */
    public SocketServer slackSockets() {
        return sockets;
    }

    /**
     * The schedules of Datadog On-Call.
     *
     * @return the schedules, to which a test may add its own
     */
    public OnCallSchedules onCall() {
        return onCall;
    }

    /**
     * The events and service checks received.
     *
     * @return a live view
     */
    public View<EventEntry> events() {
        return store.events();
    }

    /**
     * What was wrong with anything received.
     *
     * @return a live view
     */
    public View<Problem> problems() {
        return store.problems();
    }

    /**
     * Every request to an intake or API with its answer.
     *
     * @return a live view
     */
    public View<Exchange> requests() {
        return store.exchanges();
    }

    /**
     * What goes wrong.
     *
     * @return the switches
     */
    public Faults faults() {
        return faults;
    }

    /**
     * Reads an exact count.
     *
     * @param counter what
     * @return how many since the start or the last clear
     */
    public long count(Counter counter) {
        return store.counters().get(counter);
    }

    /**
     * All exact counts.
     *
     * @return the counts now
     */
    public Stats stats() {
        return Stats.of(store);
    }

    /**
     * Waits for log entries.
     *
     * @param filter which ones
     * @param count how many are wanted
     * @param timeout how long to wait at most
     * @return all matching entries, oldest first
     */
    public List<LogEntry> awaitLogs(Predicate<? super LogEntry> filter, int count, Duration timeout) {
        return store.logs().await(filter, count, timeout);
    }

    /** Forgets everything received; faults stay. */
    public void clear() {
        intakes.clear();
        store.clear();
    }

    /** Stops, giving both ports back. */
    @Override
    public void close() {
        everything.close();
        agent.close();
        sockets.close();
    }
}
