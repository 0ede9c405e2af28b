package dev.hinomi.examples.demo;

import dev.hinomi.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An instance of the example service in a JVM of its own with dd-java-agent attached. */
final class ServiceProcess {

    /** Any 32 hexadecimal digits: the sandbox knows no organisation. */
    private static final String API_KEY = "0123456789abcdef0123456789abcdef";

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Process process;
    private final Instance instance;

    private ServiceProcess(Process process, Instance instance) {
        this.process = process;
        this.instance = instance;
    }

    /** Starts the service, configured as it would be in production but for the sandbox's addresses. */
    static ServiceProcess start(DemoOptions options, Instance instance, String database, Sandbox sandbox) {
        ProcessBuilder builder = new ProcessBuilder(command(options, instance));
        builder.environment().keySet().removeIf(ServiceProcess::configuresTheService);
        builder.environment().putAll(environment(sandbox));
        builder.environment().putAll(instance.environment(database));
        builder.redirectErrorStream(true).redirectOutput(instance.log().toFile());
        try {
            Files.createDirectories(instance.log().toAbsolutePath().getParent());
            return new ServiceProcess(builder.start(), instance);
        } catch (IOException e) {
            throw new UncheckedIOException("The example service could not be started: " + e.getMessage(), e);
        }
    }

    private static boolean configuresTheService(String variable) {
        return variable.startsWith("DD_") || variable.startsWith("HINOMI_") || variable.startsWith("SLACK_");
    }

    private static List<String> command(DemoOptions options, Instance instance) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add("-javaagent:" + options.agentJar());
        command.addAll(List.of("-jar", options.serviceJar().toString(), "--server.port=" + instance.port()));
        return command;
    }

    private static Map<String, String> environment(Sandbox sandbox) {
        return Map.ofEntries(
                Map.entry("DD_SERVICE", "career-api"),
                Map.entry("DD_ENV", "demo"),
                Map.entry("DD_VERSION", "1.0.0"),
                Map.entry("DD_API_KEY", API_KEY),
                Map.entry("DD_TRACE_AGENT_URL", sandbox.agentUri().toString()),
                Map.entry("DD_JMXFETCH_ENABLED", "false"),
                Map.entry("HINOMI_DATADOG_URL", sandbox.uri().toString()),
                Map.entry("HINOMI_METRICS_STEP", "10s"),
                Map.entry("HINOMI_SLACK_TOKEN", "xoxb-sandbox"),
                Map.entry("HINOMI_SLACK_APP_TOKEN", "xapp-sandbox"),
                Map.entry("HINOMI_SLACK_API_URL", sandbox.slackApiUrl().toString()));
    }

    Instance instance() {
        return instance;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The end of the service's output, to show when it failed. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(instance.log(), StandardCharsets.UTF_8);
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(" + instance.log() + " cannot be read: " + e.getMessage() + ")";
        }
    }

    /** Asks all of them to stop, as a scheduler would, and waits for them to flush what they hold. */
    static void stop(List<ServiceProcess> services) {
        services.forEach(service -> service.process.destroy());
        services.forEach(ServiceProcess::awaitEnd);
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
