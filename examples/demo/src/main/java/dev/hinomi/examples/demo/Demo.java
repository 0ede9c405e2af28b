package dev.hinomi.examples.demo;

import dev.hinomi.sandbox.Sandbox;
import dev.hinomi.sandbox.SandboxOptions;
import dev.hinomi.sandbox.store.NotReceivedException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Runs the demo; the exit status is 0 only if every part really happened. */
public final class Demo {

    private static final Duration START = Duration.ofMinutes(3);
    private static final int INTERRUPTED = 130;
    private static final String STOPPING = "Stopping both instances, which flush what they hold";

    private final DemoOptions options;
    private final Terminal terminal;
    private final Lock stopping = new ReentrantLock();
    private volatile boolean interrupted;

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
                .map(parent -> parent.onExit().thenRun(() -> System.exit(INTERRUPTED)))
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
            terminal.say("Starting PostgreSQL, which both instances of the example share");
            return drive(
                    sandbox,
                    EmbeddedPostgres.builder().setRegisterShutdownHook(false).start());
        } catch (IOException failure) {
            terminal.print("PostgreSQL did not start: " + failure.getMessage());
            return 1;
        }
    }

    private int drive(Sandbox sandbox, EmbeddedPostgres postgres) {
        List<ServiceProcess> services = new CopyOnWriteArrayList<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupted(services, postgres), "demo-stop"));
        try {
            String database = postgres.getJdbcUrl("postgres", "postgres");
            options.instances()
                    .forEach(instance -> services.add(ServiceProcess.start(options, instance, database, sandbox)));
            return drive(sandbox, services);
        } finally {
            stop(services, postgres);
        }
    }

    private void interrupted(List<ServiceProcess> services, EmbeddedPostgres postgres) {
        if (services.stream().anyMatch(ServiceProcess::isAlive)) {
            terminal.say(STOPPING);
        }
        interrupted = true;
        stop(services, postgres);
    }

    /** PostgreSQL ends last: instances that cannot save wait for it as long as they may. Whoever comes second waits for the first. */
    private void stop(List<ServiceProcess> services, EmbeddedPostgres postgres) {
        stopping.lock();
        try {
            ServiceProcess.stop(services);
            postgres.close();
        } catch (IOException failure) {
            terminal.print("PostgreSQL did not stop: " + failure.getMessage());
        } finally {
            stopping.unlock();
        }
    }

    private int drive(Sandbox sandbox, List<ServiceProcess> services) {
        List<CareerClient> clients = services.stream()
                .map(service -> new CareerClient(service.instance().uri()))
                .toList();
        terminal.say(
                "Starting two instances of the example service with dd-java-agent; their output: " + options.logs());
        for (int index = 0; index < services.size(); index++) {
            if (!started(services.get(index), clients.get(index))) {
                return 1;
            }
        }
        Traffic traffic = Traffic.drive(clients);
        try (traffic) {
            RoundResult result = new Round(sandbox, clients, terminal).run();
            if (!options.once()) {
                goOn(sandbox, services);
            }
            traffic.close();
            if (interrupted) {
                return INTERRUPTED;
            }
            terminal.say(STOPPING);
            ServiceProcess.stop(services);
            Summary summary = Summary.of(sandbox, traffic, result);
            terminal.print(summary.text());
            return summary.passed() ? 0 : 1;
        } catch (NotReceivedException e) {
            terminal.print("✘ " + e.getMessage());
            services.forEach(service ->
                    terminal.print("The last lines of " + service.instance().log() + ":\n" + service.lastWords()));
            return 1;
        }
    }

    private boolean started(ServiceProcess service, CareerClient client) {
        long deadline = System.nanoTime() + START.toNanos();
        while (!client.answers()) {
            if (interrupted) {
                return false;
            }
            if (!service.isAlive() || System.nanoTime() - deadline > 0) {
                terminal.print(
                        "\n" + service.instance().name() + " did not start. Its last lines:\n" + service.lastWords());
                return false;
            }
            terminal.tick();
            pauseForASecond();
        }
        terminal.print("");
        terminal.say(
                service.instance().name() + " answers at " + service.instance().uri() + "/jobs");
        return true;
    }

    private void goOn(Sandbox sandbox, List<ServiceProcess> services) {
        terminal.say("Traffic goes on: look around at " + sandbox.uri() + ", and stop with Ctrl-C");
        while (!interrupted && services.stream().allMatch(ServiceProcess::isAlive)) {
            pauseForASecond();
        }
        if (!interrupted) {
            terminal.say("An instance has ended");
        }
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
