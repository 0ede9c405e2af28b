package dev.hinomi.benchmarks.rules;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.hinomi.benchmarks.run.CannotRunException;
import dev.hinomi.benchmarks.run.Folders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Prometheus of this machine on the loopback interface, with as many rules over as many gauges. Its rules are of the cheapest kind, a
 * gauge against a number; two labels and an annotation with the value, as alerts usually have. What scraping costs is not counted.
 */
final class Prometheus {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration UNTIL_FIRING = INTERVAL.multipliedBy(4);
    private static final Duration MEASURED = INTERVAL.multipliedBy(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Pattern EVALUATIONS =
            Pattern.compile("(?m)^prometheus_rule_evaluations_total\\{[^}]*} ([0-9.e+]+)$");

    private final int metrics;
    private final int hosts;
    private final HttpClient client = HttpClient.newHttpClient();
    private int scrapes;

    /** What it used in a while. */
    private record Use(double nanos, double evaluations) {}

    Prometheus(int metrics, int hosts) {
        this.metrics = metrics;
        this.hosts = hosts;
    }

    /** Nanoseconds of CPU time of one rule for one series. */
    record Cost(double idle, double firing) {}

    /**
     * Starts and stops it three times.
     *
     * @throws CannotRunException when it is not installed
     */
    Cost measure() throws IOException, InterruptedException, CannotRunException {
        HttpServer target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.createContext("/metrics", this::expose);
        target.start();
        try {
            Use scraping = use(target, "");
            return new Cost(
                    perSeries(use(target, rules("> 1000")), scraping), perSeries(use(target, rules("> 0")), scraping));
        } finally {
            target.stop(0);
        }
    }

    private double perSeries(Use use, Use scraping) {
        return (use.nanos() - scraping.nanos()) / (use.evaluations() * hosts);
    }

    private String rules(String limit) {
        StringBuilder rules = new StringBuilder("groups:\n  - name: g\n    rules:\n");
        for (int metric = 0; metric < metrics; metric++) {
            rules.append("      - { alert: r")
                    .append(metric)
                    .append(", expr: 'm")
                    .append(metric);
            rules.append(' ').append(limit).append("', for: 10s, labels: { severity: critical, team: career }, ");
            rules.append("annotations: { summary: 'it is {{ $value }}' } }\n");
        }
        return rules.toString();
    }

    private void expose(HttpExchange exchange) throws IOException {
        int step = scrapes++;
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < metrics * hosts; index++) {
            text.append('m').append(index / hosts).append("{host=\"h").append(index % hosts);
            text.append("\",service=\"career-api\"} ")
                    .append(1 + (index + step) % 10)
                    .append('\n');
        }
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Use use(HttpServer target, String rules) throws IOException, InterruptedException, CannotRunException {
        Path folder = Folders.temporary("rules-tick-prometheus");
        int port = freePort();
        write(folder, target.getAddress().getPort(), rules);
        Process process = start(folder, port);
        try {
            await(port);
            TimeUnit.NANOSECONDS.sleep(UNTIL_FIRING.toNanos());
            double cpu = cpuNanos(process);
            double evaluations = evaluations(port);
            TimeUnit.NANOSECONDS.sleep(MEASURED.toNanos());
            return new Use(cpuNanos(process) - cpu, evaluations(port) - evaluations);
        } finally {
            process.destroy();
            process.waitFor();
            Folders.delete(folder);
        }
    }

    private static void write(Path folder, int target, String rules) throws IOException {
        Files.writeString(folder.resolve("rules.yml"), rules);
        Files.writeString(
                folder.resolve("prometheus.yml"),
                "global: { scrape_interval: " + INTERVAL.toSeconds() + "s, evaluation_interval: "
                        + INTERVAL.toSeconds() + "s }\nrule_files: [ rules.yml ]\nscrape_configs:\n"
                        + "  - { job_name: j, static_configs: [ { targets: [ '127.0.0.1:" + target + "' ] } ] }\n");
    }

    private static Process start(Path folder, int port) throws CannotRunException {
        try {
            return new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + folder.resolve("prometheus.yml"),
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port,
                            "--log.level=error")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException missing) {
            throw new CannotRunException(
                    "Prometheus is not there: install it, as by apt-get install -y prometheus, to see it beside.");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await(int port) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (get(port, "/-/ready").statusCode() == 200) {
                    return;
                }
            } catch (IOException starting) {
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        }
        throw new IllegalStateException("Prometheus was not ready after " + PATIENCE.toSeconds() + " s.");
    }

    private double evaluations(int port) throws IOException, InterruptedException {
        Matcher found = EVALUATIONS.matcher(get(port, "/metrics").body());
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static double cpuNanos(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
}
