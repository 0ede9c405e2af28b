package dev.hinomi.examples.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the build tells the demo.
 *
 * @param once whether it ends after one round
 * @param consolePort the sandbox's port
 * @param agentPort the port of the sandbox's trace agent
 * @param servicePort the port of the example service's first instance
 * @param secondPort the port of its second one
 * @param serviceJar the example service
 * @param agentJar dd-java-agent
 * @param logs the folder where the output of the instances goes
 */
record DemoOptions(
        boolean once,
        int consolePort,
        int agentPort,
        int servicePort,
        int secondPort,
        Path serviceJar,
        Path agentJar,
        Path logs) {

    /** The instances that the demo starts. */
    List<Instance> instances() {
        return List.of(instance(1, servicePort), instance(2, secondPort));
    }

    private Instance instance(int number, int port) {
        String name = "career-api-" + number;
        return new Instance(name, port, logs.resolve(name + ".log"), number == 1);
    }

    /** Reads {@code name=value} arguments, all of which the build gives. */
    static DemoOptions of(String... args) {
        Map<String, String> values = Stream.of(args)
                .map(arg -> arg.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : ""));
        return new DemoOptions(
                !values.getOrDefault("once", "false").equals("false"),
                port("demo.port", values),
                port("demo.agent.port", values),
                port("demo.service.port", values),
                port("demo.second.port", values),
                Path.of(given("service", values)),
                Path.of(given("agent", values)),
                Path.of(given("logs", values)));
    }

    private static int port(String name, Map<String, String> values) {
        String value = given(name, values);
        if (!value.matches("[1-9][0-9]{0,4}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException("-D" + name + "=" + value + " is not a port: give one from 1 to 65535");
        }
        return Integer.parseInt(value);
    }

    private static String given(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The demo misses its argument " + name + ": run it as ./mvnw -Pdemo");
        }
        return value;
    }
}
