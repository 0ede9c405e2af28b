package dev.hinomi.sandbox.console.chart;

import dev.hinomi.sandbox.console.html.Html;
import java.util.List;

/**
 * How many events there were, bar beside bar, stacked by kind.
 *
 * @param bars the bars from left to right
 */
public record VolumeStrip(List<Bar> bars) {
    /** How many bars a strip should have. */
    public static final int BARS = 60;

    private static final int HEIGHT = 64;
    private static final int WIDTH = 12;

    /**
     * One bar.
     *
     * @param title its time and counts, in words
     * @param stack its kinds from the bottom up
     */
    public record Bar(String title, List<Part> stack) {
        long total() {
            return stack.stream().mapToLong(Part::count).sum();
        }
    }

    /**
     * One kind within a bar.
     *
     * @param cssClass the class that gives it its colour
     * @param count how many
     */
    public record Part(String cssClass, long count) {}

    /**
     * Draws the strip.
     *
     * @param title what it shows
     * @return an SVG image
     */
    public Html svg(String title) {
        Svg svg = new Svg(Math.max(1, bars.size()) * WIDTH, HEIGHT, title, "strip");
        double highest = Math.max(1, bars.stream().mapToLong(Bar::total).max().orElse(1));
        for (int i = 0; i < bars.size(); i++) {
            double top = HEIGHT;
            for (Part part : bars.get(i).stack()) {
                double tall = part.count() == 0 ? 0 : Math.max(2, (HEIGHT - 2) * part.count() / highest);
                top -= tall;
                if (part.count() > 0) {
                    Svg.Box box = new Svg.Box(i * WIDTH + 1, top, WIDTH - 2, tall);
                    svg.rect(box, bars.get(i).title(), part.cssClass());
                }
            }
        }
        return svg.html();
    }
}
