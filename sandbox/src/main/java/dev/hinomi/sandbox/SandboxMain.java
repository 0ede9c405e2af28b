package dev.hinomi.sandbox;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs a sandbox from the command line until it is interrupted. */
public final class SandboxMain {

    private static final String USAGE = "Usage: SandboxMain [--port N] [--agent-port N]";
    private static final int WRONG_USE = 2;

    private SandboxMain() {}

    /**
     * Starts a sandbox and prints where its console is.
     *
     * @param arguments {@code --port N} and {@code --agent-port N}; by default 8127 and 8126
     */
    public static void main(String[] arguments) {
        Optional<Sandbox> sandbox = start(arguments, System.err);
        if (sandbox.isEmpty()) {
            System.exit(WRONG_USE);
        }
        CountDownLatch interrupted = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(interrupted::countDown, "hinomi-sandbox-stop"));
        try (Sandbox running = sandbox.orElseThrow()) {
            System.out.println("Console: " + running.uri() + "/");
            System.out.println("Datadog: " + running.uri() + " (any API key of 32 hexadecimal digits)");
            System.out.println("Slack:   " + running.slackApiUrl() + " (any token that begins with xoxb-)");
            System.out.println("Agent:   " + running.agentUri() + " (DD_TRACE_AGENT_URL)");
            interrupted.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts, or says in one sentence why not. */
    static Optional<Sandbox> start(String[] arguments, PrintStream complaints) {
        try {
            return Optional.of(Sandbox.start(options(arguments)));
        } catch (IllegalArgumentException e) {
            complaints.println(e.getMessage() + "\n" + USAGE);
        } catch (UncheckedIOException e) {
            complaints.println(e.getMessage() + ". Stop what listens there, or choose another port.\n" + USAGE);
        }
        return Optional.empty();
    }

    static SandboxOptions options(String... arguments) {
        SandboxOptions options = SandboxOptions.defaults();
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            options = switch (arguments[i]) {
                case "--port" -> options.withPorts(port(arguments[i], value), options.agentPort());
                case "--agent-port" -> options.withPorts(options.port(), port(arguments[i], value));
                default -> throw new IllegalArgumentException("No option " + arguments[i]);
            };
        }
        return options;
    }

    private static int port(String option, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    option + " must be a port from 0 to 65535, but was \"" + value + "\"", e);
        }
        throw new IllegalArgumentException(option + " must be a port from 0 to 65535, but was " + value);
    }
}
