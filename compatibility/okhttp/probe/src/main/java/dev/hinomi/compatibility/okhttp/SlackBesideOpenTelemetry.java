package dev.hinomi.compatibility.okhttp;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What {@link SlackAlone} does, in a service that exports its spans by OTLP. Fails unless a span arrives too. */
public final class SlackBesideOpenTelemetry {

    private static final int PATIENCE_SECONDS = 30;

    private SlackBesideOpenTelemetry() {}

    /**
     * The run.
     *
     * @param args none
     * @throws IOException if no port can be opened
     */
    public static void main(String[] args) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            exchange.getRequestBody().readAllBytes();
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try (SdkTracerProvider traces = exportingTo(collector.getAddress().getPort())) {
            traces.get("probe").spanBuilder("probe").startSpan().end();
            SlackAlone.main(args);
            traces.forceFlush().join(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            collector.stop(0);
        }
        if (requests.get() != 1) {
            throw new IllegalStateException("The collector got " + requests + " requests with spans instead of 1");
        }
    }

    private static SdkTracerProvider exportingTo(int port) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint("http://127.0.0.1:" + port + "/v1/traces")
                .build();
        return SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                .build();
    }
}
