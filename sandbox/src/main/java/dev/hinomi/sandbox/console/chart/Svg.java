package dev.hinomi.sandbox.console.chart;

import dev.hinomi.sandbox.console.html.Html;
import dev.hinomi.sandbox.console.html.Markup;
import java.util.Locale;

/**
 * Writes one SVG image. Geometry goes into attributes and looks into classes, for the console's pages allow no inline
 * style. Lengths are pixels of the image's own grid. Not thread-safe.
 */
public final class Svg {
    private final Markup out = new Markup();

    /**
     * Begins an image that stretches to the width of its surroundings.
     *
     * @param width the grid's width
     * @param height the grid's height, and the image's height on the page
     * @param title what the image shows, for those who do not see it
     * @param cssClass the class of the image
     */
    public Svg(int width, int height, String title, String cssClass) {
        out.open(
                "svg",
                "viewBox",
                "0 0 " + width + " " + height,
                "height",
                Integer.toString(height),
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                title,
                "class",
                cssClass);
    }

    /**
     * Draws a rectangle that tells its meaning when pointed at.
     *
     * @param box where
     * @param title its meaning
     * @param cssClass its class
     * @return this
     */
    public Svg rect(Box box, String title, String cssClass) {
        String[] place = {
            "x", number(box.x()),
            "y", number(box.y()),
            "width", number(box.width()),
            "height", number(box.height()),
            "class", cssClass
        };
        out.open("rect", place).element("title", title).close();
        return this;
    }

    /**
     * Draws a path.
     *
     * @param path what {@link #point} and the SVG letters made
     * @param title its meaning
     * @param cssClass its class
     * @return this
     */
    public Svg path(String path, String title, String cssClass) {
        out.open("path", "d", path, "class", cssClass).element("title", title).close();
        return this;
    }

    /**
     * Ends the image.
     *
     * @return its markup
     */
    public Html html() {
        return out.close().html();
    }

    /**
     * Writes a point of a path.
     *
     * @param letter {@code M} to move there, {@code L} to draw a line
     * @param x to the right
     * @param y downwards
     * @return a part of a path
     */
    static String point(char letter, double x, double y) {
        return letter + number(x) + " " + number(y);
    }

    static String number(double value) {
        String digits = String.format(Locale.ROOT, "%.2f", value);
        return digits.endsWith(".00") ? digits.substring(0, digits.length() - 3) : digits;
    }

    /**
     * A rectangle's place.
     *
     * @param x its left side
     * @param y its upper side
     * @param width its width
     * @param height its height
     */
    public record Box(double x, double y, double width, double height) {}
}
