package dev.hinomi.sandbox.agent;

import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.Signal;
import dev.hinomi.sandbox.store.Span;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Encoding;
import dev.hinomi.sandbox.web.Handler;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.io.IOException;
import java.util.List;

/** Takes in spans and asks the tracer to keep sending all of them. */
final class TraceHandler implements Handler {

    private static final String SOURCE = "github.com/DataDog/datadog-agent: pkg/trace/api";
    private static final int MAX_PAYLOAD_BYTES = 25 * 1024 * 1024;

    private final Store store;
    private final TracePayload version;

    TraceHandler(Store store, TracePayload version) {
        this.store = store;
        this.version = version;
    }

    @Override
    public Response handle(Request request) {
        try {
            Encoding encoding = Encoding.of(request)
                    .orElseThrow(() -> new IOException("Content-Encoding must be gzip, deflate or identity"));
            List<Span> spans = version.read(
                    encoding.decode(request.body(), MAX_PAYLOAD_BYTES).bytes());
            store.counters().add(Counter.SPANS_RECEIVED, spans.size());
            store.traces().add(request.at(), spans);
            for (int i = 0; i < spans.size(); i++) {
                store.report(request.at(), Signal.TRACES, request.id(), SpanRules.check(spans.get(i), "[" + i + "]"));
            }
            return Response.json(200, "{\"rate_by_service\":{}}");
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            Finding finding =
                    new Finding("body", "trace.payload", "msgpack of " + version, reason, Effect.REJECTED, SOURCE);
            store.report(request.at(), Signal.TRACES, request.id(), List.of(finding));
            return Response.text(400, reason + "\n");
        }
    }
}
