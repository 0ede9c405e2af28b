package dev.hinomi.sandbox.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a chart must be like; lengths count Unicode code points. Source:
 * docs.slack.dev/reference/block-kit/blocks/data-visualization-block. Not thread-safe.
 */
final class ChartRules {

    static final int MOST_IN_A_MESSAGE = 2;

    private static final int MAX_TITLE = 50;
    private static final int MAX_LABEL = 20;
    private static final int MAX_AXIS = 50;
    private static final int MAX_SERIES = 6;
    private static final int MAX_POINTS = 20;

    private final List<String> errors = new ArrayList<>();

    private ChartRules() {}

    /** What is wrong with a block of the type {@code data_visualization}. */
    static List<String> check(JsonObject block, String path) {
        ChartRules rules = new ChartRules();
        rules.required(block, "title", path, MAX_TITLE);
        JsonObject chart = object(block.get("chart"));
        switch (text(chart, "type")) {
            case "pie" -> rules.pie(chart, path + "/chart");
            case "bar", "area", "line" -> rules.plot(chart, path + "/chart");
            default -> rules.error("must be pie, bar, area or line", path + "/chart/type");
        }
        return rules.errors;
    }

    private void pie(JsonObject chart, String path) {
        JsonArray segments = array(chart, "segments");
        count(segments.size(), MAX_SERIES, path + "/segments");
        for (int i = 0; i < segments.size(); i++) {
            JsonObject segment = object(segments.get(i));
            String at = path + "/segments/" + i;
            required(segment, "label", at, MAX_LABEL);
            if (!isNumber(segment) || segment.get("value").getAsDouble() <= 0) {
                error("must be a number greater than 0", at + "/value");
            }
        }
    }

    private void plot(JsonObject chart, String path) {
        JsonObject axes = object(chart.get("axis_config"));
        JsonArray categories = array(axes, "categories");
        count(categories.size(), MAX_POINTS, path + "/axis_config/categories");
        Set<String> known = new HashSet<>();
        for (int i = 0; i < categories.size(); i++) {
            String category = categories.get(i) instanceof JsonPrimitive label ? label.getAsString() : "";
            length(category, MAX_LABEL, path + "/axis_config/categories/" + i);
            if (!known.add(category)) {
                error("must be unique", path + "/axis_config/categories/" + i);
            }
        }
        length(text(axes, "x_label"), MAX_AXIS, path + "/axis_config/x_label");
        length(text(axes, "y_label"), MAX_AXIS, path + "/axis_config/y_label");
        series(array(chart, "series"), known, path + "/series");
    }

    private void series(JsonArray series, Set<String> categories, String path) {
        count(series.size(), MAX_SERIES, path);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < series.size(); i++) {
            JsonObject one = object(series.get(i));
            String at = path + "/" + i;
            required(one, "name", at, MAX_LABEL);
            if (!names.add(text(one, "name"))) {
                error("must be unique", at + "/name");
            }
            points(array(one, "data"), categories, at + "/data");
        }
    }

    private void points(JsonArray data, Set<String> categories, String path) {
        Set<String> labels = new HashSet<>();
        for (int i = 0; i < data.size(); i++) {
            JsonObject point = object(data.get(i));
            labels.add(text(point, "label"));
            if (!isNumber(point)) {
                error("must be a number", path + "/" + i + "/value");
            }
        }
        if (data.size() != labels.size() || !labels.equals(categories)) {
            error("must have one value for every category", path);
        }
    }

    private void required(JsonObject object, String name, String path, int max) {
        if (text(object, name).isEmpty()) {
            error("missing required field: " + name, path);
        }
        length(text(object, name), max, path + "/" + name);
    }

    private void length(String text, int max, String path) {
        if (text.codePointCount(0, text.length()) > max) {
            error("must be less than " + (max + 1) + " characters", path);
        }
    }

    private void count(int actual, int max, String path) {
        if (actual < 1 || actual > max) {
            error("must have 1 to " + max + " items, but has " + actual, path);
        }
    }

    private void error(String what, String path) {
        errors.add("[ERROR] " + what + " [json-pointer:" + path + "]");
    }

    private static boolean isNumber(JsonObject object) {
        return object.get("value") instanceof JsonPrimitive value
                && value.isNumber()
                && Double.isFinite(value.getAsDouble());
    }

    private static JsonObject object(JsonElement element) {
        return element instanceof JsonObject object ? object : new JsonObject();
    }

    private static JsonArray array(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array ? array : new JsonArray();
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
    }
}
