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
 * Draws the lines of a <a href="https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block">chart</a>, each with its name;
 * other charts are not drawn.
 */
final class ChartHtml {
    private static final int HEIGHT = 120;

    private ChartHtml() {}

    static boolean canDraw(JsonObject block) {
        return Json.text(Json.object(block, "chart"), "type").equals("line");
    }

    static void write(JsonObject block, Markup out) {
        List<Series> lines = lines(Json.array(Json.object(block, "chart"), "series"));
        LineChart chart = new LineChart(lines, HEIGHT);
        String unit = Json.text(Json.object(Json.object(block, "chart"), "axis_config"), "y_label");
        out.open("figure", "class", "sl-chart");
        out.element("figcaption", Json.text(block, "title") + (unit.isEmpty() ? "" : ", " + unit));
        out.html(chart.svg(Json.text(block, "title")));
        out.open("div", "class", "sl-legend");
        for (int i = 0; i < Math.min(lines.size(), LineChart.MAX_SERIES); i++) {
            out.element("span", lines.get(i).label(), "class", "key s" + i);
        }
        out.close().close();
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
