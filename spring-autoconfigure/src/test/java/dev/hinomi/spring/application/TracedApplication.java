package dev.hinomi.spring.application;

import datadog.trace.api.Trace;
import dev.hinomi.observability.traces.Untraced;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A service with an observation and a traced method of its own, in a JVM that dd-java-agent is attached to. */
@EnableAutoConfiguration
@RestController
public class TracedApplication {

    private final ObservationRegistry observations;

    TracedApplication(ObservationRegistry observations) {
        this.observations = observations;
    }

    // tag::observe[]
    @GetMapping("/jobs/{id}/match")
    String match(@PathVariable long id) {
        return Observation.createNotStarted("career.matching", observations)
                .contextualName("match candidates")
                .lowCardinalityKeyValue("channel", "web")
                .highCardinalityKeyValue("job.id", Long.toString(id))
                .observe(this::rank);
    }
    // end::observe[]

    @Trace(operationName = "rank")
    private String rank() {
        Observation.createNotStarted("noise.of.a.library", observations).observe(() -> {});
        LoggerFactory.getLogger("test").info("Ranked");
        return "ranked";
    }

    /** Serves one request and ends. */
    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext application =
                new SpringApplicationBuilder(TracedApplication.class).run(arguments)) {
            String port = application.getEnvironment().getProperty("local.server.port");
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/jobs/17/match"))
                    .header("X-Amzn-Trace-Id", "Root=1-67891233-abcdef012345678912345678")
                    .build();
            System.out.println("answered: " + Untraced.call(() -> send(request)));
        }
    }

    private static String send(HttpRequest request) {
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("Interrupted while it waited for the answer.", interrupted);
        }
    }
}
