package dev.hinomi.observability.traces.agent;

import datadog.trace.api.Trace;
import dev.hinomi.observability.Observability;
import dev.hinomi.observability.config.Secret;
import dev.hinomi.observability.identity.ServiceIdentity;
import dev.hinomi.observability.logs.settings.LogMode;
import dev.hinomi.observability.logs.settings.LogSettings;
import dev.hinomi.observability.traces.IdentityTags;
import dev.hinomi.observability.traces.exemplars.Exemplar;
import dev.hinomi.observability.traces.exemplars.Exemplars;
import dev.hinomi.observability.traces.observations.ObservationSpans;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A service that is observed in every way there is, for dd-java-agent to see. */
public final class TracedService {
    private final ObservationRegistry observations = ObservationRegistry.create();
    private final Exemplars exemplars = Exemplars.create(InstantSource.system());

    private TracedService() {
        // tag::observations[]
        ObservationSpans.find(name -> Map.of("team", "career"))
                .map(spans -> spans.skipping(name -> name.startsWith("noise.")))
                .ifPresent(observations.observationConfig()::observationHandler);
        // end::observations[]
    }

    /** Serves one request, telling what it has kept, and sends its own logs and metrics to an address. */
    public static void main(String[] arguments) throws Exception {
        ServiceIdentity identity = ServiceIdentity.builder("traced-service")
                .sharedTag("ecs_cluster_name", "blue")
                .instanceTag("task_arn", "arn:1")
                .build();
        System.out.println("interceptor taken: " + IdentityTags.install(() -> identity));
        TracedService service = new TracedService();
        service.request(arguments[0], identity);
        service.exemplars
                .slowest("requests", tags -> true, Instant.EPOCH)
                .map(Exemplar::trace)
                .ifPresent(ids -> System.out.println("exemplar: " + ids.traceId() + " " + ids.spanId()));
    }

    @Trace(operationName = "request")
    private void request(String address, ServiceIdentity identity) throws InterruptedException {
        exemplars.series("requests", List.of(), false).orElseThrow().offer(12.5);
        Observation screening = Observation.createNotStarted("career.screening", observations)
                .contextualName("screen cv")
                .lowCardinalityKeyValue("outcome", "accepted")
                .highCardinalityKeyValue("job", "j-17");
        screening.observe(this::inside);
        Observation.createNotStarted("http.server.requests", observations).observe(() -> {});
        Observation.createNotStarted("noise.of.a.library", observations).observe(() -> {});
        Observation.createNotStarted("sent", () -> new SenderContext<>((carrier, key, value) -> {}), observations)
                .observe(() -> {});
        elsewhere(screening);
        leaking();
        fail();
        ship(address, identity);
    }

    @Trace(operationName = "inside")
    private void inside() {
        Observation.createNotStarted("nested", observations).observe(() -> {});
    }

    /** On a thread that knows nothing of the trace, below a parent that is named. */
    private void elsewhere(Observation parent) throws InterruptedException {
        Thread bare = new Thread(() -> Observation.createNotStarted("elsewhere", observations)
                .parentObservation(parent)
                .observe(() -> {}));
        bare.start();
        bare.join();
    }

    /** Scopes that nobody closes, here and on a thread that is used again. */
    @SuppressWarnings("MustBeClosedChecker")
    private void leaking() throws InterruptedException {
        Observation here = Observation.start("leaking", observations);
        here.openScope();
        here.openScope();
        here.stop();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        pool.execute(() -> Observation.start("leaking.elsewhere", observations).openScope());
        pool.execute(
                () -> Observation.createNotStarted("after.leak", observations).observe(() -> {}));
        pool.shutdown();
        pool.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void fail() {
        try {
            Observation.createNotStarted("failing", observations).observe(() -> {
                throw new IllegalStateException("no such cv");
            });
        } catch (IllegalStateException expected) {
            System.out.println("failed as it should");
        }
    }

    private void ship(String address, ServiceIdentity identity) {
        LogSettings settings = LogSettings.builder().mode(LogMode.MEMORY).build();
        try (Observability own = Observability.builder(identity, Secret.of("0123456789abcdef0123456789abcdef"))
                .url(URI.create(address))
                .logs(settings)
                .start()) {
            own.registry().counter("requests.done").increment();
            own.flush(Duration.ofSeconds(5));
        }
    }
}
