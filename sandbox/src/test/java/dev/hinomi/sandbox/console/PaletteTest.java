package dev.hinomi.sandbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaletteTest {
    private static final Pattern VARIABLE =
            Pattern.compile("--([\\w-]+): (?:light-dark\\((#\\w{6}), (#\\w{6})\\)|(#\\w{6}));");
    private final Map<String, String> light = new HashMap<>();
    private final Map<String, String> dark = new HashMap<>();

    PaletteTest() throws IOException {
        try (InputStream in = Objects.requireNonNull(Console.class.getResourceAsStream("console.css"))) {
            Matcher variable = VARIABLE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (variable.find()) {
                boolean both = variable.group(4) == null;
                light.put(variable.group(1), both ? variable.group(2) : variable.group(4));
                dark.put(variable.group(1), both ? variable.group(3) : variable.group(4));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text, ground, 7",
        "text, surface, 7",
        "muted, ground, 4.5",
        "muted, surface, 4.5",
        "link, ground, 4.5",
        "link, surface, 4.5",
        "trace, ground, 4.5",
        "info, ground, 4.5",
        "info, info-tint, 4.5",
        "warn, ground, 4.5",
        "warn, warn-tint, 4.5",
        "warn, surface, 4.5",
        "error, ground, 4.5",
        "error, error-tint, 4.5",
        "error, surface, 4.5",
        "fatal, fatal-tint, 4.5",
        "ok, ground, 4.5",
        "ok, ok-tint, 4.5",
        "ok, surface, 4.5",
        "nodata, ground, 4.5",
        "nodata, nodata-tint, 4.5",
        "muted, info-tint, 4.5",
        "text, info-tint, 7",
        "ground, link, 4.5",
        "sl-text, sl-ground, 7",
        "sl-link, sl-ground, 4.5",
        "sl-link, sl-pill, 4.5",
        "sl-all-text, sl-all, 4.5",
        "error, sl-ground, 4.5",
        "muted, sl-ground, 4.5",
        "control, ground, 3",
        "c0, ground, 3",
        "c1, ground, 3",
        "c2, ground, 3",
        "c3, ground, 3",
        "c4, ground, 3",
        "c5, ground, 3",
        "c6, ground, 3",
        "bar-error, ground, 3",
        "bar-info, ground, 2.4",
        "bar-warn, ground, 2.8"
    })
    void foregroundsStandOutOnTheirGrounds(String front, String back, double least) {
        assertThat(contrast(light.get(front), light.get(back))).as("light").isGreaterThanOrEqualTo(least);
        assertThat(contrast(dark.get(front), dark.get(back))).as("dark").isGreaterThanOrEqualTo(least);
    }

    private static double contrast(String one, String other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
