package dev.hinomi.sandbox.intake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.Counter;
import dev.hinomi.sandbox.store.Effect;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.Series;
import dev.hinomi.sandbox.store.SeriesKey;
import dev.hinomi.sandbox.store.Signal;
import dev.hinomi.sandbox.store.Store;
import dev.hinomi.sandbox.web.Request;
import dev.hinomi.sandbox.web.Response;
import java.util.ArrayList;
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
            return accept(request, Json.array(Json.object(json, "the body"), "series"));
        } catch (ShapeException e) {
            return refuse(request, 400, "series.shape", "the documented shape", String.valueOf(e.getMessage()));
        }
    }

    private Response accept(Request request, List<JsonElement> sent) {
        long points = 0;
        List<Series> kept = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            JsonObject series = Json.object(sent.get(i), "a series");
            points += Json.array(series, "points").size();
            read(request, series, "series[" + i + "]", findings, kept);
        }
        if (points > SeriesRules.MAX_POINTS && form != SeriesForm.V1) {
            String limit = SeriesRules.MAX_POINTS + " points at most";
            return refuse(request, 413, "series.points", limit, points + " points");
        }
        long valid = kept.stream().mapToLong(series -> series.points().size()).sum();
        store.counters().add(Counter.SERIES_RECEIVED, sent.size());
        store.counters().add(Counter.POINTS_RECEIVED, points);
        store.counters().add(Counter.POINTS_DROPPED, points - valid);
        store.metrics().add(kept);
        store.report(request.at(), signal, request.id(), findings);
        return Response.json(202, form == SeriesForm.V2 ? "{\"errors\":[]}" : "{\"status\":\"ok\"}");
    }

    private void read(Request request, JsonObject sent, String root, List<Finding> all, List<Series> kept) {
        Findings names = new Findings(root, SeriesRules.SOURCE);
        Findings tagged = new Findings(root, SeriesRules.TAG_SOURCE);
        Findings timed = new Findings(root, SeriesRules.POINT_SOURCE);
        String metric = SeriesRules.name(Json.text(sent, "metric").orElse(""), names);
        List<String> tags = SeriesRules.tags(Json.texts(sent, "tags"), tagged);
        List<Point> points = new ArrayList<>();
        List<JsonElement> all0 = Json.array(sent, "points");
        for (int i = 0; i < all0.size(); i++) {
            Point point = form.point(all0.get(i));
            if (SeriesRules.inTime(point.epochSecond(), request.at(), "points[" + i + "]", timed)) {
                points.add(point);
            }
        }
        long interval = sent.has("interval") && !sent.get("interval").isJsonNull()
                ? (long) Json.number(sent.get("interval"), "interval")
                : 0;
        SeriesKey key = new SeriesKey(metric, form.host(sent).orElse(""), tags);
        Series series = new Series(
                key, form.type(sent), interval, Json.text(sent, "unit").orElse(""), points);
        if (!metric.isEmpty() && !points.isEmpty()) {
            kept.add(series);
        }
        List.of(names, tagged, timed).forEach(findings -> all.addAll(findings.all()));
    }

    private Response refuse(Request request, int status, String rule, String limit, String actual) {
        Finding finding = new Finding("body", rule, limit, actual, Effect.REJECTED, SeriesRules.POINT_SOURCE);
        store.report(request.at(), signal, request.id(), List.of(finding));
        return Answers.errors(status, limit + ", but: " + actual);
    }
}
