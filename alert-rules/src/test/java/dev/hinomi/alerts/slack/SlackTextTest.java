package dev.hinomi.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hinomi.alerts.notify.Redaction;
import dev.hinomi.observability.masking.Masking;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackTextTest {

    private final SlackText text =
            new SlackText(new Redaction(Masking.defaults().masker()));

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
        assertThat(text.value(raw, 100)).isEqualTo(harmless);
    }

    @Test
    void hiddenAndDirectionCharactersAreRemovedAndLinesJoined() {
        assertThat(text.value("a\u202eb\u200bc\u0007d\ne", 100)).isEqualTo("abcd e");
    }

    @Test
    void isCutBeforeItIsEscapedSoThatNoEntityIsBroken() {
        assertThat(text.value("<<<<<", 3)).isEqualTo("&lt;&lt;…");
        assertThat(text.value("😀😀😀😀", 3)).isEqualTo("😀😀…");
    }

    @Test
    void aValueCannotEndItsCodeSpan() {
        assertThat(text.code("a`b", 10)).isEqualTo("`a'b`");
    }

    @Test
    void aLinkIsAWebAddressThatCannotEndTheLink() {
        assertThat(text.link(URI.create("https://wiki.example.com/a?b=1&c=2"), "Run|book>"))
                .contains("<https://wiki.example.com/a?b=1&amp;c=2|Run|book&gt;>");
        assertThat(text.link(URI.create("javascript:alert(1)"), "x")).isEmpty();
        assertThat(text.link(URI.create("https://wiki.example.com/" + "a".repeat(1_000)), "x"))
                .isEmpty();
    }

    @Test
    void secretsAreHiddenBeforeTheValueIsCut() {
        assertThat(text.value("token xoxb-1234567890-abcdefghijkl failed", 12)).isEqualTo("token [toke…");
        assertThat(text.value("C:\\path \"password=hunter22\"", 100))
                .doesNotContain("hunter22")
                .startsWith("C:\\path \"");
    }

    @Test
    void aLinkWithASecretIsNotShown() {
        assertThat(text.link(URI.create("https://u:hunter22@wiki.example.com/"), "x"))
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
            String value = text.value(raw.toString(), 20);
            assertThat(value).as("seed %d", seed).doesNotContain("<", ">", "\n", "\u202e", "\u0000");
            String unescaped = value.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            assertThat(unescaped.codePointCount(0, unescaped.length()))
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(20);
        }
    }
}
