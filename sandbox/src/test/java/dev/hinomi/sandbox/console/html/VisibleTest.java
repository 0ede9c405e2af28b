package dev.hinomi.sandbox.console.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTest {

    @ParameterizedTest
    @CsvSource({
        "0x202E, \\u202e", "0x2066, \\u2066", "0x200B, \\u200b", "0xFEFF, \\ufeff", "0x1B, ESC", "0x00, \\u0000",
        "0x0D, \\r", "0x85, \\u0085", "0xD800, \\ud800", "0x2028, \\u2028", "0xE0001, \\u{e0001}", "0x200D, \\u200d"
    })
    void namesCharactersThatNobodyCanSee(String codePoint, String name) {
        String hidden = new String(Character.toChars(Integer.decode(codePoint)));

        assertThat(Visible.show("a" + hidden + "b").markup()).isEqualTo("a<span class=\"chip\">" + name + "</span>b");
    }

    @Test
    void leavesLetterEmojiAndLineBreaksAlone() {
        String text = "火の見\n\t👩‍💻 ⚠️ é";

        assertThat(Visible.show(text).markup()).isEqualTo(text);
    }

    @Test
    void cutsALongTextAndSaysSo() {
        assertThat(Visible.show("x".repeat(10_000)).markup())
                .startsWith("x".repeat(Visible.MAX_CHARS) + "<span")
                .contains("10000 characters in all");
    }

    @Test
    void escapesMarkup() {
        assertThat(Visible.show("<b>\"&'").markup()).isEqualTo("&lt;b&gt;&quot;&amp;&#39;");
    }
}
