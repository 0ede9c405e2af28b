package dev.hinomi.sandbox.intake;

import com.google.gson.JsonElement;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.Signal;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.util.List;

/** {@code POST /api/v1/series}, {@code /api/v2/series} and {@code /api/v1/distribution_points}. */
final class SeriesIntake implements Acceptance {

    private final Store store;
    private final SeriesForm form;
    private final Signal signal;

    SeriesIntake(Store store, SeriesForm form) {
        this.store = store;
        this.form = form;
        this.signal = form == SeriesForm.DISTRIBUTION ? Signal.DISTRIBUTIONS : Signal.SERIES;
    }

    @Override
    public Response accept(Request request, JsonElement json) {
        try {
            return accept(request, Json.requiredArray(Json.object(json, "the body"), "series"));
        } catch (ShapeException e) {
            return refuse(request, 400, "series.shape", "the documented shape", String.valueOf(e.getMessage()));
        }
    }

    private Response accept(Request request, List<JsonElement> sent) {
        SeriesReader reader = new SeriesReader(form, request.at());
        for (int i = 0; i < sent.size(); i++) {
            reader.read(Json.object(sent.get(i), "a series"), "series[" + i + "]");
        }
        if (reader.points() > SeriesRules.MAX_POINTS && form != SeriesForm.V1) {
            String limit = SeriesRules.MAX_POINTS + " points at most";
            return refuse(request, 413, "series.points", limit, reader.points() + " points");
        }
        store.counters().add(Counter.SERIES_RECEIVED, sent.size());
        store.counters().add(Counter.POINTS_RECEIVED, reader.points());
        store.counters().add(Counter.POINTS_DROPPED, reader.points() - reader.keptPoints());
        store.metrics().add(reader.kept());
        store.report(request.at(), signal, request.id(), reader.findings());
        return Response.json(202, form == SeriesForm.V2 ? "{\"errors\":[]}" : "{\"status\":\"ok\"}");
    }

    private Response refuse(Request request, int status, String rule, String limit, String actual) {
        Finding finding = new Finding("body", rule, limit, actual, Effect.REJECTED, SeriesRules.POINT_SOURCE);
        store.report(request.at(), signal, request.id(), List.of(finding));
        return Answers.errors(status, limit + ", but: " + actual);
    }
}
