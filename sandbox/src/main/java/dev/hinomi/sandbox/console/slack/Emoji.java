package dev.hinomi.sandbox.console.slack;

import dev.hinomi.sandbox.console.html.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The emoji that alerts are made of, by Slack's names. */
final class Emoji {
    private static final Properties GLYPHS = load();

    private Emoji() {}

    static void draw(String name, Markup out) {
        String glyph = GLYPHS.getProperty(name);
        if (glyph == null) {
            out.element("span", ":" + name + ":", "class", "sl-noemoji", "title", "not in the console's emoji table");
        } else {
            out.element("span", glyph, "class", "sl-emoji", "role", "img", "aria-label", name);
        }
    }

    private static Properties load() {
        Properties glyphs = new Properties();
        try (InputStream in = Emoji.class.getResourceAsStream("emoji.properties")) {
            if (in == null) {
                throw new IllegalStateException("emoji.properties is missing beside " + Emoji.class.getName()
                        + "; the sandbox's jar was built without its resources");
            }
            glyphs.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return glyphs;
        } catch (IOException e) {
            throw new UncheckedIOException("emoji.properties cannot be read from the sandbox's jar", e);
        }
    }
}
