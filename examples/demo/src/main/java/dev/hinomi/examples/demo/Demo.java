package dev.hinomi.examples.demo;

import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.store.NotReceivedException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the demo; the exit status is 0 only if every part really happened. */
public final class Demo {

    private static final Duration START = Duration.ofMinutes(3);

    private final DemoOptions options;
    private final Terminal terminal;

    private Demo(DemoOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    /** Called by the build with {@code name=value} arguments. */
    public static void main(String[] args) {
        Terminal terminal =
                new Terminal(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        endWithParent();
        int status;
        try {
            status = new Demo(DemoOptions.of(args), terminal).run();
        } catch (IllegalArgumentException e) {
            terminal.print(String.valueOf(e.getMessage()));
            status = 2;
        }
        System.exit(status);
    }

    /** A build that is killed takes the demo with it. */
    private static void endWithParent() {
        CompletableFuture<?> unused = ProcessHandle.current()
                .parent()
                .map(parent -> parent.onExit().thenRun(() -> System.exit(130)))
                .orElseGet(CompletableFuture::new);
    }

    private int run() {
        List<String> obstacles = Preflight.obstacles(options);
        if (!obstacles.isEmpty()) {
            obstacles.forEach(terminal::print);
            return 2;
        }
        try (Sandbox sandbox =
                Sandbox.start(SandboxOptions.defaults().withPorts(options.consolePort(), options.agentPort()))) {
            terminal.say("Console: " + sandbox.uri());
            try (ServiceProcess service = ServiceProcess.start(options, sandbox)) {
                Runtime.getRuntime().addShutdownHook(new Thread(service::close, "demo-stop-service"));
                return drive(sandbox, service);
            }
        }
    }

    private int drive(Sandbox sandbox, ServiceProcess service) {
        CareerClient client = new CareerClient(service.uri());
        if (!started(service, client)) {
            return 1;
        }
        Traffic traffic = Traffic.drive(client);
        try (traffic) {
            RoundResult result = new Round(sandbox, client, terminal).run();
            if (!options.once()) {
                goOn(sandbox, service);
            }
            traffic.close();
            terminal.say("Stopping the service, which flushes what it holds");
            service.close();
            Summary summary = Summary.of(sandbox, traffic, result);
            terminal.print(summary.text());
            return summary.passed() ? 0 : 1;
        } catch (NotReceivedException e) {
            terminal.print("✘ " + e.getMessage());
            terminal.print("The service's last lines (" + options.serviceLog() + "):\n" + service.lastWords());
            return 1;
        }
    }

    private boolean started(ServiceProcess service, CareerClient client) {
        terminal.say("Starting the example service with dd-java-agent; its output: " + options.serviceLog());
        long deadline = System.nanoTime() + START.toNanos();
        while (!client.answers()) {
            if (!service.isAlive() || System.nanoTime() - deadline > 0) {
                terminal.print("\nThe example service did not start. Its last lines:\n" + service.lastWords());
                return false;
            }
            terminal.tick();
            pauseForASecond();
        }
        terminal.print("");
        terminal.say("The service answers at " + service.uri() + "/jobs");
        return true;
    }

    private void goOn(Sandbox sandbox, ServiceProcess service) {
        terminal.say("Traffic goes on: look around at " + sandbox.uri() + ", and stop with Ctrl-C");
        while (service.isAlive()) {
            pauseForASecond();
        }
        terminal.say("The service has ended");
    }

    private static void pauseForASecond() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The demo was interrupted", e);
        }
    }
}
