package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<!channel> ~ &lt;!channel&gt;",
                "a & b ~ a &amp; b",
                "<https://evil.example.com|runbook> ~ &lt;https://evil.example.com|runbook&gt;",
                "&lt;!here&gt; ~ &amp;lt;!here&amp;gt;",
            })
    void nothingInAValueKeepsAMeaning(String raw, String harmless) {
        assertThat(SlackText.value(raw, 100)).isEqualTo(harmless);
    }

    @Test
    void hiddenAndDirectionCharactersAreRemovedAndLinesJoined() {
        assertThat(SlackText.value("a\u202eb\u200bc\u0007d\ne", 100)).isEqualTo("abcd e");
    }

    @Test
    void isCutBeforeItIsEscapedSoThatNoEntityIsBroken() {
        assertThat(SlackText.value("<<<<<", 3)).isEqualTo("&lt;&lt;…");
        assertThat(SlackText.value("😀😀😀😀", 3)).isEqualTo("😀😀…");
    }

    @Test
    void aValueCannotEndItsCodeSpan() {
        assertThat(SlackText.code("a`b", 10)).isEqualTo("`a'b`");
    }

    @Test
    void aLinkIsAWebAddressThatCannotEndTheLink() {
        assertThat(SlackText.link(URI.create("https://wiki.example.com/a?b=1&c=2"), "Run|book>"))
                .contains("<https://wiki.example.com/a?b=1&amp;c=2|Run|book&gt;>");
        assertThat(SlackText.link(URI.create("javascript:alert(1)"), "x")).isEmpty();
        assertThat(SlackText.link(URI.create("https://wiki.example.com/" + "a".repeat(1_000)), "x"))
                .isEmpty();
    }

    @Test
    void noRandomValueLeavesAnUnescapedControlCharacterOrPassesItsLength() {
        String alphabet = "<>&|!@#`*_~ \n\t\u202e\u0000aZ😀";
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder raw = new StringBuilder();
            random.ints(40, 0, alphabet.codePointCount(0, alphabet.length()))
                    .forEach(index -> raw.appendCodePoint(alphabet.codePointAt(alphabet.offsetByCodePoints(0, index))));
            String value = SlackText.value(raw.toString(), 20);
            assertThat(value).as("seed %d", seed).doesNotContain("<", ">", "\n", "\u202e", "\u0000");
            String unescaped = value.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            assertThat(unescaped.codePointCount(0, unescaped.length()))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(20);
        }
    }
}
