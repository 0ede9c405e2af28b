package dev.hinomi.sandbox.intake;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.hinomi.sandbox.store.Point;
import dev.hinomi.sandbox.store.SeriesType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the three metric intakes write the same things; a shape that does not fit throws {@link ShapeException}. */
enum SeriesForm {
    /** {@code /api/v1/series}. */
    V1 {
        @Override
        SeriesType type(JsonObject series) {
            return switch (Json.text(series, "type").orElse("gauge")) {
                case "count", "counter" -> SeriesType.COUNT;
                case "rate" -> SeriesType.RATE;
                case "gauge", "" -> SeriesType.GAUGE;
                default -> throw new ShapeException("type must be count, rate or gauge, but was " + series.get("type"));
            };
        }

        @Override
        Point point(JsonElement point) {
            JsonArray pair = pair(point);
            return Point.of(
                    (long) Json.number(pair.get(0), "a point's time"), Json.number(pair.get(1), "a point's value"));
        }

        @Override
        Optional<String> host(JsonObject series) {
            return Json.text(series, "host");
        }
    },
    /** {@code /api/v2/series}. */
    V2 {
        @Override
        SeriesType type(JsonObject series) {
            if (!series.has("type")) {
                return SeriesType.UNSPECIFIED;
            }
            return switch ((int) Json.number(series.get("type"), "type")) {
                case 0 -> SeriesType.UNSPECIFIED;
                case 1 -> SeriesType.COUNT;
                case 2 -> SeriesType.RATE;
                case 3 -> SeriesType.GAUGE;
                default ->
                    throw new ShapeException("type must be 0 (unspecified), 1 (count), 2 (rate) or 3 (gauge), but was "
                            + series.get("type"));
            };
        }

        @Override
        Point point(JsonElement point) {
            JsonObject object = Json.object(point, "a point");
            return Point.of(
                    (long) Json.number(object.get("timestamp"), "a point's timestamp"),
                    Json.number(object.get("value"), "a point's value"));
        }

        @Override
        Optional<String> host(JsonObject series) {
            for (JsonElement resource : Json.array(series, "resources")) {
                JsonObject object = Json.object(resource, "a resource");
                if (Json.text(object, "type").equals(Optional.of("host"))) {
                    return Json.text(object, "name");
                }
            }
            return Optional.empty();
        }
    },
    /** {@code /api/v1/distribution_points}. */
    DISTRIBUTION {
        @Override
        SeriesType type(JsonObject series) {
            return SeriesType.DISTRIBUTION;
        }

        @Override
        Point point(JsonElement point) {
            JsonArray pair = pair(point);
            List<Double> samples = new ArrayList<>();
            if (!(pair.get(1) instanceof JsonArray values) || values.isEmpty()) {
                throw new ShapeException("a distribution point must be [time, [value, …]], but was " + point);
            }
            values.forEach(value -> samples.add(Json.number(value, "a value")));
            return Point.of((long) Json.number(pair.get(0), "a point's time"), samples);
        }

        @Override
        Optional<String> host(JsonObject series) {
            return Json.text(series, "host");
        }
    };

    abstract SeriesType type(JsonObject series);

    abstract Point point(JsonElement point);

    abstract Optional<String> host(JsonObject series);

    private static JsonArray pair(JsonElement point) {
        if (point instanceof JsonArray pair && pair.size() == 2) {
            return pair;
        }
        throw new ShapeException("a point must be an array of time and value, but was " + point);
    }
}
