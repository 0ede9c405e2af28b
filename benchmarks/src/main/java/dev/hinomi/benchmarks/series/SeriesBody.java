package dev.hinomi.benchmarks.series;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the points of one body, of the v1 or the v2 form, as strictly as JSON and UTF-8 are defined. For one body. */
final class SeriesBody {
    private final JsonReader json;
    private final List<Point> points = new ArrayList<>();

    private SeriesBody(InputStream body) {
        this.json = new JsonReader(new InputStreamReader(
                body,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        json.setStrictness(Strictness.STRICT);
    }

    /** The points, or what is wrong with the body. */
    static List<Point> points(InputStream body) throws IOException {
        SeriesBody reading = new SeriesBody(body);
        try {
            reading.read();
        } catch (IllegalStateException | NumberFormatException otherwise) {
            throw new MalformedJsonException("The body is not of the form of series.", otherwise);
        }
        return reading.points;
    }

    private void read() throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            if (json.nextName().equals("series")) {
                json.beginArray();
                while (json.hasNext()) {
                    readSeries();
                }
                json.endArray();
            } else {
                json.skipValue();
            }
        }
        json.endObject();
        if (json.peek() != JsonToken.END_DOCUMENT) {
            throw new MalformedJsonException("Something follows the series.");
        }
    }

    private void readSeries() throws IOException {
        String metric = "";
        String type = "";
        long tags = 0;
        List<double[]> timed = List.of();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "metric" -> metric = json.nextString();
                case "type" -> type = json.nextString();
                case "points" -> timed = readPoints();
                case "tags" -> tags += readTags();
                case "host" -> tags += SeriesHash.of("host " + json.nextString());
                case "resources" -> tags += readResources();
                default -> json.skipValue();
            }
        }
        json.endObject();
        for (double[] point : timed) {
            add(new Point(metric, SeriesHash.of(metric) + 31 * tags, isCount(type), (long) point[0], point[1]));
        }
        if (timed.isEmpty()) {
            throw new InvalidBodyException("series without points " + metric);
        }
    }

    private void add(Point point) throws InvalidBodyException {
        SeriesRules.check(point);
        points.add(point);
    }

    private static boolean isCount(String type) throws InvalidBodyException {
        return switch (type) {
            case "1", "count" -> true;
            case "2", "3", "rate", "gauge" -> false;
            default -> throw new InvalidBodyException("type " + type);
        };
    }

    /** Pairs in the v1 form, objects in the v2 form. */
    private List<double[]> readPoints() throws IOException {
        List<double[]> timed = new ArrayList<>(1);
        json.beginArray();
        while (json.hasNext()) {
            double[] point = new double[2];
            if (json.peek() == JsonToken.BEGIN_ARRAY) {
                json.beginArray();
                point[0] = json.nextDouble();
                point[1] = json.nextDouble();
                json.endArray();
            } else {
                readObject(point);
            }
            timed.add(point);
        }
        json.endArray();
        return timed;
    }

    private void readObject(double[] point) throws IOException {
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "timestamp" -> point[0] = json.nextLong();
                case "value" -> point[1] = json.nextDouble();
                default -> json.skipValue();
            }
        }
        json.endObject();
    }

    private long readTags() throws IOException {
        long hash = 0;
        json.beginArray();
        while (json.hasNext()) {
            String tag = json.nextString();
            SeriesRules.checkTag(tag);
            hash += SeriesHash.of(tag);
        }
        json.endArray();
        return hash;
    }

    private long readResources() throws IOException {
        long hash = 0;
        json.beginArray();
        while (json.hasNext()) {
            json.beginObject();
            while (json.hasNext()) {
                hash += SeriesHash.of(json.nextName() + " " + json.nextString());
            }
            json.endObject();
        }
        json.endArray();
        return hash;
    }
}
