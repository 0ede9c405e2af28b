package dev.hinomi.spring.application;

import datadog.trace.api.GlobalTracer;
import datadog.trace.api.Tracer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** The test application in a JVM of its own, whose standard output nobody else writes to. */
public final class ApplicationProcess {

    /** Given as an argument it attaches what looks like dd-java-agent. */
    static final String WITH_AGENT = "agent";

    private ApplicationProcess() {}

    /** What a process with these variables and {@code name=value} properties prints until its end, line by line. */
    static List<String> output(Map<String, String> variables, String... properties) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                ApplicationProcess.class.getName()));
        command.addAll(List.of(properties));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("DD_") || name.startsWith("HINOMI_"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        List<String> lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("The process has closed its output and does not end.");
        }
        return lines;
    }

    /** Starts the application, logs a few lines, and ends. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(WITH_AGENT)) {
            GlobalTracer.forceRegister(attachedTracer());
        }
        try (ConfigurableApplicationContext application = TestApplication.start(Arrays.stream(arguments)
                .filter(argument -> argument.contains("="))
                .toArray(String[]::new))) {
            LoggerFactory.getLogger("test").info("one line\nof two");
            LoggerFactory.getLogger("apart").info("not additive");
            LoggerFactory.getLogger("test").error("it failed: " + "x".repeat(100_000), new IllegalStateException("no"));
        }
        LogbackEvents.stopLogging();
    }

    private static Tracer attachedTracer() {
        return (Tracer) Proxy.newProxyInstance(
                Tracer.class.getClassLoader(),
                new Class<?>[] {Tracer.class},
                (proxy, method, given) -> method.getReturnType() == boolean.class
                        ? Boolean.FALSE
                        : method.getReturnType() == String.class ? "0" : null);
    }
}
