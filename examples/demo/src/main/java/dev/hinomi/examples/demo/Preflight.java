package dev.hinomi.examples.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what would keep the demo from running, before anything is started. */
final class Preflight {

    private Preflight() {}

    /** A sentence for each obstacle; empty when there is none. */
    static List<String> obstacles(DemoOptions options) {
        List<String> obstacles = new ArrayList<>();
        taken(options.consolePort(), "the sandbox", "demo.port").ifPresent(obstacles::add);
        taken(options.agentPort(), "the trace agent", "demo.agent.port").ifPresent(obstacles::add);
        taken(options.servicePort(), "the example service", "demo.service.port").ifPresent(obstacles::add);
        taken(options.secondPort(), "its second instance", "demo.second.port").ifPresent(obstacles::add);
        if (!Files.isRegularFile(options.serviceJar())) {
            obstacles.add(
                    "The example service is not built: " + options.serviceJar() + " is missing. Run ./mvnw -Pdemo.");
        }
        if (!Files.isRegularFile(options.agentJar())) {
            obstacles.add(
                    "dd-java-agent is missing: " + options.agentJar() + ". Run ./mvnw -Pdemo with a network once.");
        }
        return obstacles;
    }

    private static Optional<String> taken(int port, String whose, String property) {
        try {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("Port " + port + " for " + whose + " is taken (" + e.getMessage()
                    + "). Stop what uses it, or name a free one: ./mvnw -Pdemo -D" + property + "=" + (port + 1000));
        }
    }
}
