package dev.hinomi.sandbox.console.traces;

import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.html.Markup;
import dev.hinomi.sandbox.console.html.Units;
import dev.hinomi.sandbox.console.waterfall.Row;
import dev.hinomi.sandbox.console.waterfall.Waterfall;
import dev.hinomi.sandbox.store.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Draws the bars of a waterfall and the small map above it. */
final class Bars {
    /** How many colours services share; the colour follows from the name alone. */
    static final int COLOURS = 7;

    private static final int MAP_WIDTH = 1_000;
    private static final int MAP_HEIGHT = 64;

    private Bars() {}

    static int colour(String service) {
        return Math.floorMod(service.hashCode(), COLOURS);
    }

    static Html bar(Row row, List<LogEntry> logs, Waterfall waterfall) {
        Markup out = new Markup();
        out.open("svg", "class", "bar", "height", "18", "aria-hidden", "true");
        String look = row.place() == Row.Place.OUTSIDE_PARENT ? " skewed" : "";
        out.empty(
                "rect",
                "x",
                percent(row.offsetPercent()),
                "y",
                "3",
                "width",
                percent(row.widthPercent()),
                "height",
                "12",
                "class",
                "c" + colour(row.span().service()) + (row.span().error() ? " failed" : "") + look);
        for (LogEntry log : logs) {
            double at =
                    100 * (nanos(log.date()) - waterfall.startNanos()) / Math.max(1.0, (double) waterfall.totalNanos());
            if (at >= 0 && at <= 100) {
                out.open("circle", "cx", percent(at), "cy", "9", "r", "3", "class", "dot");
                out.element("title", "log at " + Units.clock(log.date())).close();
            }
        }
        return out.close().html();
    }

    static Html minimap(Waterfall waterfall) {
        Map<Integer, StringBuilder> paths = new TreeMap<>();
        double tall = Math.max(
                0.4,
                Math.min(4, (double) MAP_HEIGHT / Math.max(1, waterfall.rows().size())));
        for (int i = 0; i < waterfall.rows().size(); i++) {
            Row row = waterfall.rows().get(i);
            double y = (double) i * MAP_HEIGHT / waterfall.rows().size();
            double width = Math.max(2, row.widthPercent() * MAP_WIDTH / 100);
            paths.computeIfAbsent(colour(row.span().service()), colour -> new StringBuilder())
                    .append(String.format(
                            Locale.ROOT,
                            "M%.1f %.2fh%.1fv%.2fh-%.1fz",
                            row.offsetPercent() * MAP_WIDTH / 100,
                            y,
                            width,
                            tall,
                            width));
        }
        Markup out = new Markup();
        String box = "0 0 " + MAP_WIDTH + " " + MAP_HEIGHT;
        out.open("svg", "class", "minimap", "viewBox", box, "preserveAspectRatio", "none", "aria-hidden", "true");
        paths.forEach((colour, path) -> out.empty("path", "class", "c" + colour, "d", path.toString()));
        return out.close().html();
    }

    private static double nanos(Instant time) {
        return time.getEpochSecond() * 1e9 + time.getNano();
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.3f%%", value);
    }
}
