package dev.hinomi.sandbox.console.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.hinomi.sandbox.console.chart.LineChart;
import dev.hinomi.sandbox.console.chart.Series;
import dev.hinomi.sandbox.console.html.Markup;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the lines of a <a href="https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block">chart</a>, each with its name,
 * and the ends of its axes; other charts are not drawn.
 */
final class ChartHtml {
    private static final int HEIGHT = 120;

    /** A unit as short as this stands behind a number. */
    private static final int LONGEST_SIGN = 2;

    private ChartHtml() {}

    static boolean canDraw(JsonObject block) {
        return Json.text(Json.object(block, "chart"), "type").equals("line");
    }

    static void write(JsonObject block, Markup out) {
        List<Series> lines = lines(Json.array(Json.object(block, "chart"), "series"));
        JsonObject axes = Json.object(Json.object(block, "chart"), "axis_config");
        String unit = Json.text(axes, "y_label");
        boolean sign = unit.length() <= LONGEST_SIGN;
        out.open("figure", "class", "sl-chart");
        out.element("figcaption", Json.text(block, "title") + (sign ? "" : ", " + unit));
        LineChart chart = new LineChart(lines, HEIGHT);
        out.open("div", "class", "sl-plot").open("div", "class", "sl-y");
        out.element("span", chart.top() + (sign ? unit : ""));
        out.element("span", chart.bottom() + (sign ? unit : ""));
        out.close().html(chart.svg(Json.text(block, "title")));
        categories(Json.array(axes, "categories"), out);
        out.close();
        out.open("div", "class", "sl-legend");
        for (int i = 0; i < Math.min(lines.size(), LineChart.MAX_SERIES); i++) {
            out.element("span", lines.get(i).label(), "class", "key s" + i);
        }
        out.close().close();
    }

    private static void categories(JsonArray names, Markup out) {
        if (names.size() > 1) {
            out.open("div", "class", "sl-x");
            out.element("span", Json.text(names.get(0)));
            out.element("span", Json.text(names.get(names.size() - 1))).close();
        }
    }

    private static List<Series> lines(JsonArray series) {
        List<Series> lines = new ArrayList<>();
        for (JsonElement element : series) {
            JsonObject one = Json.object(element);
            List<Series.Point> points = new ArrayList<>();
            for (JsonElement point : Json.array(one, "data")) {
                if (Json.object(point).get("value") instanceof JsonPrimitive value && value.isNumber()) {
                    points.add(new Series.Point(points.size(), value.getAsDouble()));
                }
            }
            lines.add(new Series(Json.text(one, "name"), points));
        }
        return lines;
    }
}
