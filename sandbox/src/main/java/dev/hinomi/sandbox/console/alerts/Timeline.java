package dev.hinomi.sandbox.console.alerts;

import dev.hinomi.sandbox.console.chart.Svg;
import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.html.Units;
import java.time.Instant;
import java.util.List;

/** Draws the states of a rule as a strip from its first change until now. */
final class Timeline {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 16;

    private Timeline() {}

    static Html of(List<Transition> oldestFirst, Instant now) {
        Svg svg = new Svg(WIDTH, HEIGHT, "States over time", "timeline");
        if (!oldestFirst.isEmpty()) {
            double start = oldestFirst.get(0).at().toEpochMilli();
            double span = Math.max(1, now.toEpochMilli() - start);
            for (int i = 0; i < oldestFirst.size(); i++) {
                Transition change = oldestFirst.get(i);
                Instant end =
                        i + 1 < oldestFirst.size() ? oldestFirst.get(i + 1).at() : now;
                double x = WIDTH * (change.at().toEpochMilli() - start) / span;
                double width = WIDTH * (end.toEpochMilli() - change.at().toEpochMilli()) / span;
                Svg.Box box = new Svg.Box(x, 0, Math.max(1.5, width), HEIGHT);
                svg.rect(
                        box,
                        change.to().label() + " from " + Units.clock(change.at()),
                        "t-" + change.to().name());
            }
        }
        return svg.html();
    }
}
