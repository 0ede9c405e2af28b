package dev.hinomi.observability.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutTextTest {
    private static final int SHOWN_AT_MOST = 4;

    private final Masker masker = Masking.defaults().masker();

    @ParameterizedTest
    @CsvSource({
        "paid with 4111 1111 11, 'paid with [card]'",
        "'paid with 4111 1111 ', 'paid with [card]'",
        "paid with 41111111, 'paid with [card]'",
        "mail to user@exam, 'mail to [email]'",
        "mail to taro.yam, 'mail to '",
        "to DE89 3704 0044, 'to [iban]'",
        "Bearer abc, 'Bearer ***'",
        "token eyJhbGciOiJub25lIn0.eyJzdWIi, 'token [token]'",
        "the last wor, 'the last '",
    })
    void hidesWhatMayBeTheBeginningOfASecret(String text, String expected) {
        assertThat(JsonTexts.maskCut(masker, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111 1111 11", "user@exam", "DE89 3704 0044", "Bearer abc", "the last word"})
    void keepsTheSameAtTheEndOfAWholeText(String text) {
        assertThat(JsonTexts.mask(masker, text)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("dev.hinomi.observability.masking.CorpusTest#hides")
    void showsNoBeginningOfASecretWhereverTheTextIsCut(String text, String expected) {
        int start = commonPrefix(text, expected);
        int end = text.length() - commonSuffix(text, expected, start);
        IntStream.rangeClosed(start + SHOWN_AT_MOST + 1, end).forEach(cut -> {
            String shown = JsonTexts.maskCut(masker, text.substring(0, cut));
            String beginning = text.substring(start, start + SHOWN_AT_MOST + 1);
            assertThat(shown).as(text.substring(0, cut)).doesNotContain(beginning);
        });
    }

    @Test
    void keepsWhatStandsBeforeTheLastWord() {
        assertThat(JsonTexts.maskCut(masker, "Ünïcode 日本語abc")).isEqualTo("Ünïcode 日本語");
        assertThat(JsonTexts.maskCut(masker, "line\nab")).isEqualTo("line\n");
        assertThat(JsonTexts.maskCut(masker, "a".repeat(100))).isEqualTo("a".repeat(36));
        assertThat(JsonTexts.maskCut(masker, "")).isEmpty();
    }

    private static int commonPrefix(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }

    private static int commonSuffix(String a, String b, int prefix) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) - prefix
                && a.charAt(a.length() - 1 - length) == b.charAt(b.length() - 1 - length)) {
            length++;
        }
        return length;
    }
}
