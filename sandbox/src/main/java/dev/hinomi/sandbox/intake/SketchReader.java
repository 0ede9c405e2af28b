package dev.hinomi.sandbox.intake;

import dev.hinomi.sandbox.store.Finding;
import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.Series;
import dev.hinomi.sandbox.store.SeriesKey;
import dev.hinomi.sandbox.store.SeriesType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the sketches of one request, each as Datadog would store it. Source: DataDog/agent-payload,
 * proto/metrics/agent_payload.proto, message SketchPayload. Not thread-safe.
 */
final class SketchReader {

    private static final int SKETCHES = 1;
    private static final int METADATA = 2;

    private static final int METRIC = 1;
    private static final int HOST = 2;
    private static final int TAGS = 4;
    private static final int DOGSKETCHES = 7;
    private static final int ORIGIN = 8;

    private final Instant received;
    private final List<Series> kept = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int series;
    private long points;

    SketchReader(Instant received) {
        this.received = received;
    }

    /** Reads the whole payload. */
    void read(Protobuf payload) {
        while (payload.next()) {
            switch (payload.field()) {
                case SKETCHES -> readSeries(payload.message());
                case METADATA -> payload.skip();
                default -> throw new ShapeException("a SketchPayload has no field " + payload.field());
            }
        }
    }

    private void readSeries(Protobuf sketch) {
        String root = "sketches[" + series++ + "]";
        String metric = "";
        String host = "";
        List<String> tags = new ArrayList<>();
        List<Dogsketch> dogsketches = new ArrayList<>();
        while (sketch.next()) {
            switch (sketch.field()) {
                case METRIC -> metric = sketch.text();
                case HOST -> host = sketch.text();
                case TAGS -> tags.add(sketch.text());
                case DOGSKETCHES -> dogsketches.add(Dogsketch.read(sketch.message()));
                case ORIGIN -> sketch.skip();
                default -> throw new ShapeException("a Sketch has no field " + sketch.field());
            }
        }
        Findings names = new Findings(root, SeriesRules.SOURCE);
        Findings tagged = new Findings(root, SeriesRules.TAG_SOURCE);
        String name = SeriesRules.name(metric, names);
        SeriesKey key = new SeriesKey(name, host, SeriesRules.tags(tags, tagged));
        findings.addAll(names.all());
        findings.addAll(tagged.all());
        List<Point> good = good(dogsketches, root);
        if (!name.isEmpty() && !good.isEmpty()) {
            kept.add(new Series(key, SeriesType.DISTRIBUTION, 0, "", good));
        }
    }

    private List<Point> good(List<Dogsketch> dogsketches, String root) {
        List<Point> good = new ArrayList<>();
        for (Dogsketch dogsketch : dogsketches) {
            String path = "dogsketches[" + good.size() + "]";
            Findings form = new Findings(root, SketchRules.SOURCE);
            Findings timed = new Findings(root, SeriesRules.POINT_SOURCE);
            points++;
            boolean isWell = SketchRules.isWell(dogsketch, path, form);
            if (SeriesRules.inTime(dogsketch.time(), received, path, timed) && isWell) {
                good.add(Point.of(dogsketch.time(), dogsketch.sketch()));
            }
            findings.addAll(form.all());
            findings.addAll(timed.all());
        }
        return good;
    }

    /** The series with the points that Datadog keeps. */
    List<Series> kept() {
        return List.copyOf(kept);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    int series() {
        return series;
    }

    /** How many points were sent. */
    long points() {
        return points;
    }

    /** How many of them are kept. */
    long keptPoints() {
        return kept.stream().mapToLong(one -> one.points().size()).sum();
    }
}
