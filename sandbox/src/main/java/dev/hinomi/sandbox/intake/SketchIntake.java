package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.Signal;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.io.IOException;
import java.util.List;

/** {@code POST /api/beta/sketches}: distributions in protobuf, as the Datadog Agent and Vector send them. */
final class SketchIntake implements PlainAcceptance {

    private static final String CONTENT_TYPE = "application/x-protobuf";

    private final Store store;

    SketchIntake(Store store) {
        this.store = store;
    }

    @Override
    public Response accept(Request request) throws IOException {
        String type = request.headers().get("Content-Type").orElse("");
        if (!type.equals(CONTENT_TYPE)) {
            report(request, List.of(finding("header Content-Type", "sketch.content_type", CONTENT_TYPE, type)));
            return Answers.errors(415, "Content-Type must be " + CONTENT_TYPE + ", but was \"" + type + "\"");
        }
        SketchReader reader = new SketchReader(request.at());
        try {
            reader.read(new Protobuf(request.body().bytes()));
        } catch (ShapeException e) {
            report(
                    request,
                    List.of(finding("body", "sketch.shape", "a SketchPayload", String.valueOf(e.getMessage()))));
            return Answers.errors(400, "Bad Request: " + e.getMessage());
        }
        store.counters().add(Counter.SERIES_RECEIVED, reader.series());
        store.counters().add(Counter.POINTS_RECEIVED, reader.points());
        store.counters().add(Counter.POINTS_DROPPED, reader.points() - reader.keptPoints());
        store.metrics().add(reader.kept());
        report(request, reader.findings());
        return Response.json(202, "{\"status\":\"ok\"}");
    }

    private static Finding finding(String path, String rule, String limit, String actual) {
        return new Finding(path, rule, limit, actual, Effect.REJECTED, SketchRules.SOURCE);
    }

    private void report(Request request, List<Finding> findings) {
        store.report(request.at(), Signal.DISTRIBUTIONS, request.id(), findings);
    }
}
