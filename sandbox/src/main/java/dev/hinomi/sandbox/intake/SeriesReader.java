package dev.hinomi.sandbox.intake;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.Series;
import dev.hinomi.sandbox.store.SeriesKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the series of one request, each as Datadog would store it. Not thread-safe. */
final class SeriesReader {

    private final SeriesForm form;
    private final Instant received;
    private final List<Series> kept = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long points;

    SeriesReader(SeriesForm form, Instant received) {
        this.form = form;
        this.received = received;
    }

    /** Reads one more series. */
    void read(JsonObject sent, String root) {
        Findings names = new Findings(root, SeriesRules.SOURCE);
        String metric = SeriesRules.name(Json.text(sent, "metric").orElse(""), names);
        Findings tagged = new Findings(root, SeriesRules.TAG_SOURCE);
        List<String> tags = SeriesRules.tags(Json.texts(sent, "tags"), tagged);
        Findings timed = new Findings(root, SeriesRules.POINT_SOURCE);
        List<Point> inTime = points(Json.requiredArray(sent, "points"), timed);
        SeriesKey key = new SeriesKey(metric, form.host(sent).orElse(""), tags);
        Series series = new Series(
                key, form.type(sent), interval(sent), Json.text(sent, "unit").orElse(""), inTime);
        if (!metric.isEmpty() && !inTime.isEmpty()) {
            kept.add(series);
        }
        List.of(names, tagged, timed).forEach(found -> findings.addAll(found.all()));
    }

    /** The series with the points that Datadog keeps. */
    List<Series> kept() {
        return List.copyOf(kept);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How many points were sent. */
    long points() {
        return points;
    }

    /** How many of them are kept. */
    long keptPoints() {
        return kept.stream().mapToLong(series -> series.points().size()).sum();
    }

    private List<Point> points(List<JsonElement> sent, Findings timed) {
        List<Point> inTime = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            points++;
            Point point = form.point(sent.get(i));
            if (SeriesRules.inTime(point.epochSecond(), received, "points[" + i + "]", timed)) {
                inTime.add(point);
            }
        }
        return inTime;
    }

    private static long interval(JsonObject sent) {
        return Optional.ofNullable(sent.get("interval"))
                .filter(interval -> !interval.isJsonNull())
                .map(interval -> (long) Json.number(interval, "interval"))
                .orElse(0L);
    }
}
