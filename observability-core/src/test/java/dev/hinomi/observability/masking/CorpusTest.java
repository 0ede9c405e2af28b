package dev.hinomi.observability.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is hidden and what is kept by default, case by case: must-hide.txt and must-keep.txt. */
class CorpusTest {
    private static final String ARROW = " → ";

    private final Masker masker = Masking.defaults().masker();

    @ParameterizedTest
    @MethodSource
    void hides(String text, String expected) {
        assertThat(JsonTexts.mask(masker, text)).isEqualTo(expected);
    }

    static Stream<Object[]> hides() {
        return lines("must-hide.txt").map(line -> line.split(ARROW, -1)).map(parts ->
                new Object[] {parts[0], parts[1]});
    }

    @ParameterizedTest
    @MethodSource
    void keeps(String text) {
        assertThat(JsonTexts.mask(masker, text)).isEqualTo(text);
    }

    static Stream<String> keeps() {
        return lines("must-keep.txt");
    }

    @ParameterizedTest
    @MethodSource("hides")
    void hidesTheSameInTheMiddleOfOthers(String text, String expected) {
        String before = "at com.example.Main.main(Main.java:9)\n";

        assertThat(JsonTexts.mask(masker, before + text + "\n" + before)).isEqualTo(before + expected + "\n" + before);
    }

    private static Stream<String> lines(String file) {
        try (InputStream in = CorpusTest.class.getResourceAsStream(file)) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return all.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.replace("·", "").replace('¶', '\n'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
